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
 * Maps times to x. By sample number, a time is between the two samples around it, in the first
 * trace that has samples. That number is looked up once, so that a mark leaves the window with its
 * samples. For the JavaFX thread.
 */
final class TimePositions {
  private final Map<Long, Double> numbers = new HashMap<>();
  private long epoch;
  private int reference = -1;

  /** The x of a time, ms since the epoch; NaN without samples or before all of them. */
  double x(long timeMs, PaintedFrame painting) {
    if (painting.scale().byTime()) {
      return (double) timeMs;
    }
    adopt(painting);
    if (reference < 0) {
      return Double.NaN;
    }
    SampleBuffer buffer = painting.key().traces().get(reference).buffer();
    double number = numbers.computeIfAbsent(timeMs, time -> number(time, buffer));
    return number + painting.shifts().get(reference);
  }

  private void adopt(PaintedFrame painting) {
    List<TraceRendering> traces = painting.key().traces();
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
