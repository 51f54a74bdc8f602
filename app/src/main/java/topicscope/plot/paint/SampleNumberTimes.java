package topicscope.plot.paint;

import java.util.List;
import java.util.Optional;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;

/**
 * Maps sample numbers to times in a frame by number, by its first trace that has samples.
 *
 * @param buffer the samples of the trace
 * @param shift x minus the sample number
 */
public record SampleNumberTimes(SampleBuffer buffer, double shift) {
  /** The mapping of a frame; empty without a sample. */
  public static Optional<SampleNumberTimes> of(PaintedFrame painting) {
    List<TraceRendering> traces = painting.key().traces();
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).buffer().size() > 0) {
        return Optional.of(new SampleNumberTimes(traces.get(i).buffer(), painting.shifts().get(i)));
      }
    }
    return Optional.empty();
  }

  /** The time of the sample nearest to an x, ms since the epoch. */
  public double at(double x) {
    return buffer.nearestNumber(x - shift).map(Sample::time).orElse(0.0);
  }

  /** The x of the sample nearest to a time. */
  public double x(double timeMs) {
    return buffer.nearestTime(timeMs).map(Sample::number).orElse(0L) + shift;
  }
}
