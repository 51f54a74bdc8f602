package topicscope.plot.axis;

import java.util.List;
import java.util.Locale;

/**
 * Ticks at round sample numbers.
 *
 * @param ticks the spacing, at least 1
 */
record NumberTicks(TickSpacing ticks) implements TickRule {
  /** Ticks at least {@code apart} sample numbers from each other. */
  static NumberTicks apart(double apart) {
    return new NumberTicks(TickSpacing.over(Math.max(1, apart), 1));
  }

  @Override
  public List<Double> within(double low, double high) {
    return ticks.within(Math.max(0, low), high);
  }

  @Override
  public String text(double tick) {
    return String.format(Locale.ROOT, "%,.0f", tick);
  }
}
