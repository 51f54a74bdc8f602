package topicscope.decode;

/** Receives the samples of a record, in their order in the record. */
public interface SampleSink {
  /**
   * Receives one sample.
   *
   * @param series number of the series, from 0 on, in the order of first occurrence
   * @param timeMs ms since the epoch
   * @param value a finite value
   */
  void sample(int series, long timeMs, double value);

  /**
   * Receives what the times of the next samples have beyond whole milliseconds. Called before each
   * row once a topic has such times; until then they have nothing.
   *
   * @param nanos from 0 to 999,999 ns
   */
  default void fraction(int nanos) {}

  /** Receives one sample with a signed 64-bit integer value. */
  void sample(int series, long timeMs, long value);

  /** Receives one sample with an unsigned 64-bit integer value. */
  void unsigned(int series, long timeMs, long value);

  /**
   * Receives what a roll-up has counted beside the last samples of a series, and which they lie
   * between. Called after them; other formats have none.
   *
   * @param series number of the series
   * @param count the number of further samples, at least 1
   * @param sum the sum of their values; not finite if no double holds it
   */
  default void rest(int series, long count, double sum) {}
}
