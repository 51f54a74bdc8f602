package topicscope.producer.publish;

import topicscope.producer.source.Reading;

/** Encodes readings as record values in one format. Used by the sampling thread only. */
@FunctionalInterface
public interface Encoder {
  /**
   * Encodes a reading.
   *
   * @param timestamp time of the reading, ms since the epoch
   * @throws ArithmeticException if a number does not fit the format
   */
  byte[] encode(long timestamp, Reading reading);

  /**
   * Whether the reading can be encoded now. A format that needs an answer from another machine asks
   * in the background and returns false until it has the answer.
   */
  default boolean isReadyFor(Reading reading) {
    return true;
  }
}
