package topicscope.desk.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.connect.ConnectionProfile;
import topicscope.decode.choice.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.AlertActions;
import topicscope.reading.ReadingStart;
import topicscope.trigger.TriggerSetup;

/**
 * Everything needed to set up the same plot again.
 *
 * @param connection the cluster; empty if not connected
 * @param profile the saved connection, if the connection came from one
 * @param topic the topic; empty if none was picked
 * @param choice how its records are decoded
 * @param start the consumer group, and where it begins
 * @param window the visible span, which is loaded
 * @param look title and y ranges
 * @param styles styles by series name; a series without an entry has the default
 * @param foreignSeries series of other topics
 * @param analyses transforms and alert rules per topic
 * @param actions actions on alerts
 * @param trigger the trigger and its captures
 */
public record PlotSetup(
    Optional<ClusterConnection> connection,
    Optional<ConnectionProfile> profile,
    Optional<String> topic,
    DecodeChoice choice,
    ReadingStart start,
    WindowSpan window,
    PlotLook look,
    Map<String, TraceStyle> styles,
    List<ForeignSeries> foreignSeries,
    List<TopicAnalyses.Setup> analyses,
    AlertActions actions,
    TriggerSetup trigger) {}
