package topicscope.plot.paint;

import java.util.List;
import java.util.Optional;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;

/**
 * The times of the samples in a picture by number, taken from its first trace.
 *
 * @param buffer the trace's samples
 * @param shift what to add to their numbers to get x
 */
public record SampleNumberTimes(SampleBuffer buffer, double shift) {
  /** The times of a picture; empty without a sample. */
  public static Optional<SampleNumberTimes> of(PaintedFrame painting) {
    List<TraceRendering> traces = painting.job().look().traces();
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).buffer().size() > 0) {
        return Optional.of(new SampleNumberTimes(traces.get(i).buffer(), painting.shifts().get(i)));
      }
    }
    return Optional.empty();
  }

  /** The time of the sample nearest to that x, ms since the epoch. */
  public double at(double x) {
    return buffer.nearestNumber(x - shift).map(Sample::timeMs).orElse(0L);
  }

  /** The x of the sample nearest to that time. */
  public double x(double timeMs) {
    return buffer.nearestTime(timeMs).map(Sample::number).orElse(0L) + shift;
  }
}
