package topicscope.plot.paint;

import java.util.List;
import java.util.Optional;
import topicscope.plot.axis.SampleTimes;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;

/**
 * Maps sample numbers to times in a frame by number, by the trace whose numbers are x, or else by
 * the first one that has samples.
 *
 * @param buffer the samples of the trace
 * @param shift x minus the sample number
 */
public record SampleNumberTimes(SampleBuffer buffer, double shift) implements SampleTimes {
  /** The mapping of a frame; empty without a sample. */
  public static Optional<SampleNumberTimes> of(PaintedFrame painting) {
    List<TraceRendering> traces = painting.key().traces();
    Optional<SampleNumberTimes> first = Optional.empty();
    for (int i = 0; i < traces.size(); i++) {
      SampleBuffer buffer = traces.get(i).buffer();
      double shift = painting.shifts().get(i);
      if (buffer.size() > 0 && (shift == 0 || first.isEmpty())) {
        first = Optional.of(new SampleNumberTimes(buffer, shift));
        if (shift == 0) {
          return first;
        }
      }
    }
    return first;
  }

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
