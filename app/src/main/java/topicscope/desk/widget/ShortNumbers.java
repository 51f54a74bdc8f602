package topicscope.desk.widget;

import java.util.Locale;

/** Numbers as short text of steady width, with SI prefixes for large ones. */
public final class ShortNumbers {
  private static final String PREFIXES = "kMGTPE";

  private ShortNumbers() {}

  /** A value in at most eight characters; an en dash for NaN. */
  public static String value(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size >= 1e21 || (size < 1e-4 && size > 0)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    if (size >= 100_000) {
      return prefixed(value);
    }
    int decimals = size >= 1_000 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** A rate per second. */
  public static String rate(double perSecond) {
    if (Double.isNaN(perSecond)) {
      return "–";
    }
    return perSecond >= 10_000
        ? prefixed(perSecond)
        : String.format(Locale.ROOT, perSecond >= 100 ? "%,.0f" : "%.1f", perSecond);
  }

  private static String prefixed(double value) {
    double scaled = value;
    int prefix = -1;
    while (Math.abs(scaled) >= 1_000 && prefix < PREFIXES.length() - 1) {
      scaled /= 1_000;
      prefix++;
    }
    return String.format(Locale.ROOT, "%.2f %c", scaled, PREFIXES.charAt(prefix));
  }

  private static String trimmed(String text) {
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
