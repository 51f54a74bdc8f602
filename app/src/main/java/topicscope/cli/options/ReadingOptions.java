package topicscope.cli.options;

import java.util.List;
import picocli.CommandLine.Mixin;
import topicscope.client.ClientConfigException;
import topicscope.connect.ProfileException;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.Reading;
import topicscope.transform.Transform;

/** The options for reading a topic into series: which cluster and topic, how much, how decoded. */
public final class ReadingOptions {
  @Mixin private final TopicOptions source = new TopicOptions();
  @Mixin private final PointsOption points = new PointsOption();
  @Mixin private final StartOptions start = new StartOptions();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();
  @Mixin private final DerivedOptions more = new DerivedOptions();

  /** The cluster; asks for a password if one is to be typed. */
  public ClusterConnection connection() throws ClientConfigException, ProfileException {
    return source.connection();
  }

  /** How to read the topic that was named. */
  public ReadingPlan plan(ClusterConnection connection) {
    return plan(connection, source.topic());
  }

  /** How to read another topic in the same way. */
  public ReadingPlan plan(ClusterConnection connection, String topic) {
    return start.plan(connection, topic, points.points()).polling(more.poll());
  }

  /** How many samples of each series are held. */
  public int capacity(ReadingPlan plan) {
    return Reading.capacity(plan, points.points());
  }

  /** How many samples are shown. */
  public PointsOption points() {
    return points;
  }

  /** How records become samples. */
  public DecodeOptions decoding() {
    return decoding;
  }

  /** The series that are computed. */
  public List<Transform> derived() {
    return more.derived();
  }
}
