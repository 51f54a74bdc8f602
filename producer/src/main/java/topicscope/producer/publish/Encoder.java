package topicscope.producer.publish;

import topicscope.producer.source.Reading;

/** Writes readings as record values in one format. Called by one thread, the sampling one. */
@FunctionalInterface
public interface Encoder {
  /**
   * The value's bytes.
   *
   * @param timestamp when the reading was taken, ms since the epoch
   * @throws ArithmeticException if a number doesn't fit the format
   */
  byte[] encode(long timestamp, Reading reading);

  /**
   * Whether the reading can be encoded now. A format that must ask another machine first does so in
   * the background, and says no until it has the answer.
   */
  default boolean isReadyFor(Reading reading) {
    return true;
  }
}
