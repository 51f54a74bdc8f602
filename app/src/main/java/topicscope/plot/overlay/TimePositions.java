package topicscope.plot.overlay;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import topicscope.plot.paint.PaintedFrame;
import topicscope.signal.SampleBuffer;

/**
 * Maps times to x. By sample number, a time is between the two samples around it, in the first
 * trace that has samples. That number is looked up once, so that a mark leaves the window with its
 * samples. For the JavaFX thread.
 */
final class TimePositions {
  private final Map<Long, Double> numbers = new HashMap<>();
  private long epoch;
  private @Nullable SampleBuffer reference;

  /** The x of a time, ms since the epoch; NaN without samples or before all of them. */
  double x(long timeMs, PaintedFrame painting) {
    if (painting.scale().byTime()) {
      return (double) timeMs;
    }
    return painting
        .sampleTimes()
        .map(first -> number(timeMs, first.buffer(), painting) + first.shift())
        .orElse(Double.NaN);
  }

  private double number(long timeMs, SampleBuffer buffer, PaintedFrame painting) {
    if (buffer != reference || epoch != painting.job().epoch()) {
      numbers.clear();
      reference = buffer;
      epoch = painting.job().epoch();
    }
    return numbers.computeIfAbsent(timeMs, time -> number(time, buffer));
  }

  private static double number(long timeMs, SampleBuffer buffer) {
    OptionalLong earliest = buffer.earliestTime();
    if (earliest.isEmpty() || timeMs < earliest.getAsLong()) {
      return Double.NaN;
    }
    return buffer
        .nearestTime((double) timeMs)
        .map(sample -> sample.number() + (sample.timeMs() >= timeMs ? -0.5 : 0.5))
        .orElse(Double.NaN);
  }
}
