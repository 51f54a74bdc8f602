package topicscope.producer.source;

import java.math.BigDecimal;

/**
 * Numbers as text: as few digits as tell the double apart from its neighbours, always with a point,
 * and with an exponent only where people would write one.
 */
public final class DecimalText {
  private static final double LARGEST_PLAIN = 1e17;
  private static final double SMALLEST_PLAIN = 1e-6;

  private DecimalText() {}

  /** The number as text. */
  public static String of(double value) {
    String text = Double.toString(value);
    double size = Math.abs(value);
    boolean plain = size >= SMALLEST_PLAIN && size < LARGEST_PLAIN;
    if (!plain || text.indexOf('E') < 0) {
      return text;
    }
    String digits = new BigDecimal(text).stripTrailingZeros().toPlainString();
    return digits.indexOf('.') < 0 ? digits + ".0" : digits;
  }
}
