package topicscope.chart;

/** The times of samples along an x axis of sample numbers. */
public interface SampleTimes {
  /** The x of the first sample. */
  double firstX();

  /** The x of the newest sample. */
  double lastX();

  /** The time of the sample nearest to an x, ms since the epoch. */
  double at(double x);
}
