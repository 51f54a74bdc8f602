package topicscope.chart;

import java.time.ZoneId;
import java.util.List;

/**
 * Ticks at round sample numbers, each with the time of its sample.
 *
 * @param ticks the spacing, at least 1
 * @param times the times of the samples
 * @param form how the times are written
 * @param zone their time zone
 */
record NumberTicks(TickSpacing ticks, SampleTimes times, ClockText form, ZoneId zone)
    implements TickRule {
  /** Ticks at least {@code apart} sample numbers from each other. */
  static NumberTicks apart(double apart, SampleTimes times, ClockText form, ZoneId zone) {
    return new NumberTicks(TickSpacing.over(Math.max(1, apart), 1), times, form, zone);
  }

  @Override
  public List<Double> within(double low, double high) {
    return ticks.within(Math.max(times.firstX(), low), Math.min(times.lastX(), high));
  }

  @Override
  public String text(double tick) {
    return form.of(times.at(tick), zone);
  }
}
