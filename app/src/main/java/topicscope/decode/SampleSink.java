package topicscope.decode;

/** Takes the samples of a record, in the order in which they stand in it. */
public interface SampleSink {
  /**
   * Takes one sample.
   *
   * @param series the number of the series, from 0 on, in the order in which they first occur
   * @param timeMs milliseconds since the epoch
   * @param value finite
   */
  void sample(int series, long timeMs, double value);

  /** Takes one sample whose value is an integer, exact to all 64 bits. */
  void sample(int series, long timeMs, long value);

  /** Takes one sample whose value is an integer without a sign, exact to all 64 bits. */
  void unsigned(int series, long timeMs, long value);
}
