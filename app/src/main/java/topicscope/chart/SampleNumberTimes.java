package topicscope.chart;

import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;

/**
 * Maps sample numbers to times, by the samples of one trace.
 *
 * @param buffer the samples of the trace
 * @param shift x minus the sample number
 */
public record SampleNumberTimes(SampleBuffer buffer, double shift) implements SampleTimes {
  @Override
  public double firstX() {
    return buffer.firstNumber() + shift;
  }

  @Override
  public double lastX() {
    return buffer.appended() - 1 + shift;
  }

  @Override
  public double at(double x) {
    return buffer.nearestNumber(x - shift).map(Sample::time).orElse(0.0);
  }

  /** The x of the sample nearest to a time. */
  public double x(double timeMs) {
    return buffer.nearestTime(timeMs).map(Sample::number).orElse(0L) + shift;
  }
}
