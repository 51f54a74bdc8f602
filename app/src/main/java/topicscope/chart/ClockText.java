package topicscope.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them on a clock, with as many digits as neighbouring times need. */
public enum ClockText {
  DATE("d MMM HH:mm"),
  MINUTE("HH:mm"),
  SECOND("HH:mm:ss"),
  MILLISECOND("HH:mm:ss.SSS");

  private static final double MINUTE_MS = 60_000;
  private static final double DAY_MS = 86_400_000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final DateTimeFormatter format;

  ClockText(String pattern) {
    format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** The form in which times that far apart differ. */
  static ClockText apart(double ms) {
    if (ms < 1_000) {
      return MILLISECOND;
    }
    return ms < MINUTE_MS ? SECOND : ms < DAY_MS ? MINUTE : DATE;
  }

  String of(double timeMs, ZoneId zone) {
    return format.format(instant(timeMs).atZone(zone));
  }

  /** The day of a time, without its year. */
  static String day(double timeMs, ZoneId zone) {
    return DAY.format(instant(timeMs).atZone(zone));
  }

  /** The widest text of this form. */
  String widest() {
    return switch (this) {
      case DATE -> "30 Sep 00:00";
      case MINUTE -> "00:00";
      case SECOND -> "00:00:00";
      case MILLISECOND -> "00:00:00.000";
    };
  }

  /** The zone, after the days of a span of time unless all of it is today. */
  public static String days(double fromMs, double toMs, ZoneId zone, LocalDate today) {
    LocalDate from = LocalDate.ofInstant(instant(fromMs), zone);
    LocalDate to = LocalDate.ofInstant(instant(toMs), zone);
    String name = name(zone, instant(toMs));
    if (from.equals(today) && to.equals(today)) {
      return name;
    }
    DateTimeFormatter form = from.getYear() == today.getYear() ? DAY : DAY_OF_YEAR;
    return (from.equals(to) ? form.format(to) : form.format(from) + " – " + form.format(to))
        + ", "
        + name;
  }

  /** A short name such as UTC or CET; an offset where a zone has no name. */
  private static String name(ZoneId zone, Instant at) {
    if (zone.getRules().isFixedOffset() && zone.getRules().getOffset(at).getTotalSeconds() == 0) {
      return "UTC";
    }
    return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at.atZone(zone));
  }

  private static Instant instant(double ms) {
    return Instant.ofEpochMilli((long) ms);
  }
}
