package topicscope.producer.publish;

import topicscope.producer.source.Reading;

/** Writes readings as record values in one format. Called by one thread, the sampling one. */
@FunctionalInterface
public interface Encoder {
  /**
   * The value's bytes.
   *
   * @param timestamp when the reading was taken, ms since the epoch
   */
  byte[] encode(long timestamp, Reading reading);
}
