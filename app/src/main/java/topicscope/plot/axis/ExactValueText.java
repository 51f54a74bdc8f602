package topicscope.plot.axis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import topicscope.signal.Sample;
import topicscope.signal.Series;

/** Values and times of samples with all digits. */
public final class ExactValueText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy ", Locale.ENGLISH);

  private static final int MAX_DIGITS = 10;
  private static final int SMALLEST_EXPONENT = -5;
  private static final int LARGEST_EXPONENT = 14;

  private ExactValueText() {}

  /** The value of a sample; integers beyond 2^53 are exact. */
  static String value(Sample sample) {
    Number exact = sample.exact();
    boolean fraction = exact instanceof Double || exact instanceof Float;
    return fraction
        ? plain(new BigDecimal(exact.toString()))
        : String.format(Locale.ROOT, "%,d", exact);
  }

  /** As {@link #value}, with at most ten digits where the number is no integer. */
  public static String shortValue(Series series, Sample sample) {
    boolean unit = series.states().isEmpty() && !series.unit().isEmpty();
    return bareValue(series, sample) + (unit ? " " + series.unit() : "");
  }

  /** As {@link #shortValue}, without the unit. */
  public static String bareValue(Series series, Sample sample) {
    Number exact = sample.exact();
    boolean fraction = exact instanceof Double || exact instanceof Float;
    return series
        .states()
        .map(names -> names.name(sample.value()))
        .orElseGet(() -> fraction ? rounded(new BigDecimal(exact.toString())) : value(sample));
  }

  private static String rounded(BigDecimal number) {
    return plain(number.round(new MathContext(MAX_DIGITS)));
  }

  /** A finite number with at most that many digits. */
  public static String rounded(double value, int digits) {
    return plain(BigDecimal.valueOf(value).round(new MathContext(digits)));
  }

  /** All digits with separators, or a power of ten. */
  private static String plain(BigDecimal digits) {
    BigDecimal plain = digits.signum() == 0 ? BigDecimal.ZERO : digits.stripTrailingZeros();
    int exponent = plain.precision() - plain.scale() - 1;
    if (plain.signum() != 0 && (exponent < SMALLEST_EXPONENT || exponent > LARGEST_EXPONENT)) {
      return plain.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
  }

  /** The value of a sample of that series: its state, or its number with the unit. */
  public static String value(Series series, Sample sample) {
    String unit = series.unit().isEmpty() ? "" : " " + series.unit();
    return series
        .states()
        .map(names -> names.name(sample.value()))
        .orElseGet(() -> value(sample) + unit);
  }

  /** The second value minus the first; empty for states. */
  public static String difference(Series series, Sample first, Sample second) {
    return series.states().isPresent() ? "" : difference(first, second);
  }

  /** The second value minus the first, computed in decimal. */
  static String difference(Sample first, Sample second) {
    BigDecimal difference = decimal(second).subtract(decimal(first));
    BigDecimal plain = difference.signum() == 0 ? BigDecimal.ZERO : difference.stripTrailingZeros();
    boolean plainly = plain.scale() < 40 && plain.precision() - plain.scale() < 22;
    return (plain.signum() > 0 ? "+" : "")
        + (plainly
            ? String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain)
            : plain.toString());
  }

  /**
   * The time of a sample's record: ms, or finer if the sample's time is, after the day unless it is
   * today.
   */
  public static String time(Sample sample, ZoneId zone) {
    int nanos = sample.recordTimeMs() == sample.timeMs() ? sample.nanos() : 0;
    DateTimeFormatter form = nanos == 0 ? TIME : nanos % 1_000 == 0 ? MICROS : NANOS;
    ZonedDateTime time = Instant.ofEpochMilli(sample.recordTimeMs()).plusNanos(nanos).atZone(zone);
    boolean today = time.toLocalDate().equals(LocalDate.now(zone));
    return (today ? "" : DAY.format(time)) + form.format(time);
  }

  /** A time, ms since the epoch: with ms, after the day unless it is today. */
  public static String time(double timeMs, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli((long) timeMs).atZone(zone);
    boolean today = time.toLocalDate().equals(LocalDate.now(zone));
    return (today ? "" : DAY.format(time)) + TIME.format(time);
  }

  /** The time from one sample to another, and its frequency if it is shorter than a minute. */
  public static String span(Sample from, Sample to) {
    long ms = to.timeMs() - from.timeMs();
    int nanos = to.nanos() - from.nanos();
    boolean fine = nanos != 0 && Math.abs(ms) < 1_000;
    return fine ? shortSpan(ms + nanos / 1e6) : span(ms);
  }

  private static String shortSpan(double ms) {
    String digits = Math.abs(ms) < 1 ? "%.4g µs = %.4g Hz" : "%.6g ms = %.4g Hz";
    double shown = Math.abs(ms) < 1 ? ms * 1_000 : ms;
    return String.format(Locale.ROOT, digits, shown, 1_000 / Math.abs(ms));
  }

  /** A duration, and its frequency if it is shorter than a minute. */
  static String span(long ms) {
    long length = Math.abs(ms);
    String sign = ms < 0 ? "-" : "";
    if (length == 0) {
      return "0 ms";
    }
    String frequency = String.format(Locale.ROOT, "%.4g Hz", 1000.0 / (double) length);
    if (length < 1000) {
      return sign + length + " ms = " + frequency;
    }
    String seconds = String.format(Locale.ROOT, "%06.3f", (double) (length % 60_000) / 1000);
    if (length < 60_000) {
      return sign + String.format(Locale.ROOT, "%.3f s = ", (double) length / 1000) + frequency;
    }
    long minutes = length / 60_000;
    return minutes < 60
        ? sign + minutes + ":" + seconds
        : sign + String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, seconds);
  }

  private static BigDecimal decimal(Sample sample) {
    Number exact = sample.exact();
    return exact instanceof Double rounded
        ? BigDecimal.valueOf(rounded)
        : new BigDecimal(exact.toString());
  }
}
