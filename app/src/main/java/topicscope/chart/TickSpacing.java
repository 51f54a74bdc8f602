package topicscope.chart;

import java.util.ArrayList;
import java.util.List;
import topicscope.signal.round.RoundSteps;

/**
 * Ticks at multiples of 1, 2 or 5 times a power of ten.
 *
 * @param step from one tick to the next
 */
public record TickSpacing(double step) {
  private static final int MAX = 200;

  /** The finest step with at most {@code max} ticks in a span. */
  public static TickSpacing over(double span, int max) {
    return new TickSpacing(RoundSteps.from(span / Math.max(1, Math.min(MAX, max))));
  }

  /** The ticks from {@code low} to {@code high}, both included, ascending; at most 201. */
  public List<Double> within(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / step - 1e-6);
    for (int i = 0; i <= MAX; i++) {
      double tick = (first + i) * step;
      if (tick > high + step * 1e-6) {
        break;
      }
      ticks.add(tick == 0 ? 0 : tick);
    }
    return ticks;
  }

  /** The last round number at or below a value. */
  double floor(double value) {
    return Math.floor(value / step + 1e-9) * step;
  }

  /** The first round number at or above a value. */
  double ceil(double value) {
    return Math.ceil(value / step - 1e-9) * step;
  }
}
