package topicscope.desk.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.connect.ConnectionProfile;
import topicscope.decode.topic.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.view.TraceStyle;

/**
 * What it takes to set up a plot as it was.
 *
 * @param connection the cluster it looks at, if any
 * @param profile the saved connection that it was made from, if it was
 * @param topic the topic it reads, if one was picked
 * @param choice how its records are decoded
 * @param start where reading begins
 * @param window how much is in sight
 * @param look its title and y ranges
 * @param styles how its series are drawn, by name; those not named as usual
 * @param guests series of other topics that stand in it
 * @param studies what is made of topics and watched for
 * @param actions what happens on alerts
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
