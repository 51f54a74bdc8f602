package topicscope.plot.overlay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;

/**
 * The x of times. In a plot by number, a time lies between the two samples around it, of the first
 * trace with samples. This is looked up once, so that a mark leaves the window together with its
 * neighbours. For the JavaFX thread.
 */
final class TimePositions {
  private final Map<Long, Double> numbers = new HashMap<>();
  private long epoch;
  private int reference = -1;

  /** The x of a time, ms since the epoch; NaN if it is before all samples or there are none. */
  double x(long timeMs, PaintedFrame painting) {
    if (painting.job().look().scale().byTime()) {
      return (double) timeMs;
    }
    adopt(painting);
    if (reference < 0) {
      return Double.NaN;
    }
    SampleBuffer buffer = painting.job().look().traces().get(reference).buffer();
    double number = numbers.computeIfAbsent(timeMs, time -> number(time, buffer));
    return number + painting.shifts().get(reference);
  }

  private void adopt(PaintedFrame painting) {
    List<TraceRendering> traces = painting.job().look().traces();
    int first = 0;
    while (first < traces.size() && traces.get(first).buffer().size() == 0) {
      first++;
    }
    int found = first < traces.size() ? first : -1;
    if (found != reference || epoch != painting.job().epoch()) {
      numbers.clear();
      reference = found;
      epoch = painting.job().epoch();
    }
  }

  private static double number(long timeMs, SampleBuffer buffer) {
    OptionalLong earliest = buffer.earliestTime();
    if (earliest.isEmpty() || timeMs < earliest.getAsLong()) {
      return Double.NaN;
    }
    return buffer
        .nearestTime((double) timeMs)
        .map(sample -> sample.number() + (isAfter(sample, timeMs) ? -0.5 : 0.5))
        .orElse(Double.NaN);
  }

  private static boolean isAfter(Sample sample, long timeMs) {
    return sample.timeMs() >= timeMs;
  }
}
