package topicscope.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import topicscope.signal.round.RoundTimes;

/**
 * Ticks at round local times.
 *
 * @param stepMs from one tick to the next
 * @param zone the time zone
 */
record TimeTicks(long stepMs, ZoneId zone) implements TickRule {
  /** The smallest step. */
  static final double FINEST_MS = 1;

  private static final int MAX = 200;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final DateTimeFormatter MILLIS = format("HH:mm:ss.SSS");
  private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = format("HH:mm");
  private static final DateTimeFormatter DAYS = format("d MMM");
  private static final DateTimeFormatter YEARS = format("d MMM yyyy");

  /** Ticks at least {@code apart} milliseconds from each other. */
  static TimeTicks apart(double apart, ZoneId zone) {
    return new TimeTicks(RoundTimes.from(apart), zone);
  }

  @Override
  public List<Double> within(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    long tick = Math.floorDiv((long) low + offset((long) low), stepMs) * stepMs;
    for (int i = 0; i < MAX; i++, tick += stepMs) {
      long time = tick - offset(tick - offset(tick));
      if (time > high) {
        break;
      }
      if (time >= low) {
        ticks.add((double) time);
      }
    }
    return ticks;
  }

  @Override
  public String text(double tick) {
    ZonedDateTime time = Instant.ofEpochMilli((long) tick).atZone(zone);
    boolean midnight = time.toLocalTime().toNanoOfDay() == 0;
    return (midnight ? stepMs >= 100 * DAY ? YEARS : DAYS : clock()).format(time);
  }

  private DateTimeFormatter clock() {
    return stepMs < SECOND ? MILLIS : stepMs < MINUTE ? SECONDS : MINUTES;
  }

  private long offset(long time) {
    return zone.getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * SECOND;
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
