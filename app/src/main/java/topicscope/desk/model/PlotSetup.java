package topicscope.desk.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.connect.ConnectionProfile;
import topicscope.decode.choice.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.ReadingStart;

/**
 * The data to restore a plot.
 *
 * @param connection its cluster, if any
 * @param profile the saved connection it was made from, if any
 * @param topic its topic, if one was picked
 * @param choice how its records are decoded
 * @param start where reading starts
 * @param window the visible span
 * @param look its title and y ranges
 * @param styles how its series are drawn, by name; the others are drawn by default
 * @param guests series of other topics
 * @param studies transforms and rules of topics
 * @param actions the actions on alerts
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
    List<ForeignSeries> guests,
    List<TopicAnalyses.Kept> studies,
    AlertActions actions) {}
