package topicscope.kafka.read;

/**
 * How much of a topic's backlog is read, in offsets.
 *
 * @param done offsets read
 * @param total offsets to read
 */
public record LoadProgress(long done, long total) {
  /** From 0 to 1. */
  public double fraction() {
    return total == 0 ? 1 : Math.clamp((double) done / total, 0, 1);
  }
}
