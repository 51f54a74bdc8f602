package topicscope.rollup;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ClusterConnection;

/**
 * What a roll-up makes of what, and how.
 *
 * @param connection the cluster of both topics
 * @param topic the topic that is read
 * @param target the topic that is written, another one
 * @param interval the length of the intervals, whole ms, at least 1
 * @param application the name that all instances of one roll-up share: the id of the application,
 *     which is its consumer group and the beginning of its transactional ids
 * @param threads how many threads read, at least 1
 * @param instance the name of this instance if it is a static member of the group
 * @param exactlyOnce whether partials and offsets are committed in one transaction
 * @param fromEnd whether partitions that were never read begin at their end, not at their beginning
 * @param decoders makes the decoder of a task, on the task's thread
 */
public record RollupPlan(
    ClusterConnection connection,
    String topic,
    String target,
    Duration interval,
    String application,
    int threads,
    Optional<String> instance,
    boolean exactlyOnce,
    boolean fromEnd,
    Supplier<TopicDecoder> decoders) {
  /** The name of an application that has no other. */
  public static String application(String topic, String target) {
    return "topicscope-rollup-" + topic + "-" + target;
  }

  /** The length of the intervals, ms. */
  long intervalMs() {
    return interval.toMillis();
  }
}
