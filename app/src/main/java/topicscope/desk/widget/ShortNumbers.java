package topicscope.desk.widget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as short text: six significant digits, whole numbers below 10¹² with all digits,
 * thousands with commas. What is larger or smaller than that is scientific: {@code 9.22337e18},
 * {@code 4.99e-7}.
 */
public final class ShortNumbers {
  private static final int DIGITS = 6;
  private static final double SMALLEST_PLAIN = 1e-3;
  private static final double LARGEST_PLAIN = 1e12;

  private ShortNumbers() {}

  /** A value; an en dash for NaN. */
  public static String value(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    return size < SMALLEST_PLAIN || size >= LARGEST_PLAIN ? scientific(value) : plain(value);
  }

  /** A rate per second. */
  public static String rate(double perSecond) {
    if (!(Math.abs(perSecond) < LARGEST_PLAIN)) {
      return value(perSecond);
    }
    int digits = perSecond >= 100 ? 0 : 1;
    BigDecimal rounded = BigDecimal.valueOf(perSecond).setScale(digits, RoundingMode.HALF_UP);
    return digits == 0 ? grouped(rounded) : rounded.toPlainString();
  }

  /** The digits before the point are kept, however many. */
  private static String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    int whole = exact.precision() - exact.scale();
    return grouped(exact.setScale(Math.max(0, DIGITS - whole), RoundingMode.HALF_EVEN));
  }

  private static String grouped(BigDecimal number) {
    StringBuilder text = new StringBuilder(number.stripTrailingZeros().toPlainString());
    int point = text.indexOf(".");
    int first = text.charAt(0) == '-' ? 1 : 0;
    for (int i = (point < 0 ? text.length() : point) - 3; i > first; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  private static String scientific(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value)
            .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}
