package topicscope.kafka.partition;

/**
 * How much of a topic's backlog is read, in offsets.
 *
 * @param done offsets read
 * @param total offsets to read
 */
public record BacklogProgress(long done, long total) {
  /** From 0 to 1. */
  public double fraction() {
    return total == 0 ? 1 : Math.clamp((double) done / total, 0, 1);
  }
}
