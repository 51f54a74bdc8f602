package topicscope.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Ticks at round local times less than a millisecond apart, at least a microsecond: a double holds
 * the present in quarters of one.
 *
 * @param spacing the times, in ms
 * @param zone the time zone
 */
record FineTimeTicks(TickSpacing spacing, ZoneId zone) implements TickRule {
  private static final double FINEST_MS = 1e-3;
  private static final double MICROS_PER_MS = 1e3;
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ENGLISH);

  /** Ticks at least {@code apart} milliseconds from each other. */
  static FineTimeTicks apart(double apart, ZoneId zone) {
    return new FineTimeTicks(TickSpacing.over(Math.max(apart, FINEST_MS), 1), zone);
  }

  @Override
  public List<Double> within(double low, double high) {
    return spacing.within(low, high);
  }

  @Override
  public String text(double tick) {
    long micros = Math.round((tick - Math.floor(tick)) * MICROS_PER_MS);
    Instant time = Instant.ofEpochMilli((long) Math.floor(tick)).plusNanos(micros * 1_000);
    return MICROS.format(time.atZone(zone));
  }
}
