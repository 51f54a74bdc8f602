package topicscope.decode.number;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import topicscope.decode.DecodedRecord;

/**
 * Reads one decimal number from ASCII text, correctly rounded and without allocating.
 *
 * <p>Integers of up to 64 bits are exact. A decimal of up to 18 digits, with a mantissa of up to 53
 * bits and a power of ten of up to 22, is one division or multiplication of two exact doubles (W.
 * D. Clinger, <i>How to read floating point numbers accurately</i>, 1990). Everything else goes to
 * fastdoubleparser (D. Lemire's algorithm).
 *
 * <p>Holds the last result, so it belongs to one thread.
 */
public final class DecimalReader {
  /** The result of the reading methods without a number. */
  public static final int NO_NUMBER = -1;

  /** The largest number of characters. */
  public static final int MAX_CHARS = 100;

  private static final int MAX_EXACT_DIGITS = 18;
  private static final long MAX_EXACT_MANTISSA = 1L << 53;
  private static final long MAX_TENTH = Long.divideUnsigned(-1L, 10);
  private static final int MAX_EXPONENT = 99_999;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private boolean isInteger;
  private boolean isUnsigned;
  private boolean isWhole;
  private long integer;
  private double number;

  /** Whether the number is a signed integer of at most 64 bits. */
  public boolean isInteger() {
    return isInteger;
  }

  /** The integer. */
  public long integer() {
    return integer;
  }

  /** The number as the nearest double; may be infinite. */
  public double number() {
    return isInteger ? integer : number;
  }

  /**
   * Adds the number to a row; exactly if it is an integer of at most 64 bits.
   *
   * @return false if it is too large for a double; then nothing was added
   */
  public boolean addTo(DecodedRecord rows, int slot) {
    if (isInteger) {
      rows.integer(slot, integer);
      return true;
    }
    return addOther(rows, slot);
  }

  /** Whether the number is too large for a double. */
  public boolean isOutOfRange() {
    return !isInteger && !Double.isFinite(number);
  }

  private boolean addOther(DecodedRecord rows, int slot) {
    if (isUnsigned) {
      rows.unsigned(slot, integer);
    } else if (!Double.isFinite(number)) {
      return false;
    } else if (isWhole) {
      rows.rounded(slot, number);
    } else {
      rows.number(slot, number);
    }
    return true;
  }

  /**
   * Reads a number in JSON's form.
   *
   * @return its end, or {@link #NO_NUMBER}
   */
  public int readJson(byte[] text, int from, int end) {
    int digits = from < end && text[from] == '-' ? from + 1 : from;
    if (digits >= end || !isDigit(text[digits])) {
      return NO_NUMBER;
    }
    if (text[digits] == '0' && digits + 1 < end && isDigit(text[digits + 1])) {
      return NO_NUMBER;
    }
    return read(text, from, digits, end, true);
  }

  /**
   * Reads a number in people's form: also with a plus sign, leading zeros, or nothing before or
   * after the point.
   *
   * @return its end, or {@link #NO_NUMBER}
   */
  public int readText(byte[] text, int from, int end) {
    boolean signed = from < end && (text[from] == '-' || text[from] == '+');
    return read(text, from, signed ? from + 1 : from, end, false);
  }

  private int read(byte[] text, int from, int firstDigit, int end, boolean json) {
    int at = firstDigit;
    long mantissa = 0;
    while (at < end && isDigit(text[at])) {
      mantissa = mantissa * 10 + (text[at++] - '0');
    }
    int digits = at - firstDigit;
    int scale = 0;
    boolean whole = true;
    if (at < end && text[at] == '.') {
      int firstDecimal = ++at;
      while (at < end && isDigit(text[at])) {
        mantissa = mantissa * 10 + (text[at++] - '0');
      }
      scale = firstDecimal - at;
      whole = false;
      digits -= scale;
      if (json && scale == 0) {
        return NO_NUMBER;
      }
    }
    if (digits == 0) {
      return NO_NUMBER;
    }
    if (at < end && (text[at] | 0x20) == 'e') {
      int exponentEnd = exponentEnd(text, at + 1, end);
      if (exponentEnd == NO_NUMBER) {
        return NO_NUMBER;
      }
      scale += exponent(text, at + 1, exponentEnd);
      at = exponentEnd;
      whole = false;
    }
    if (at - from > MAX_CHARS) {
      return NO_NUMBER;
    }
    boolean negative = text[from] == '-';
    if (whole) {
      wholeNumber(text, from, at, digits, negative, mantissa);
    } else {
      decimal(text, from, at, digits, negative, mantissa, scale);
    }
    return at;
  }

  private void wholeNumber(
      byte[] text, int from, int end, int digits, boolean negative, long mantissa) {
    // 19 digits fit an unsigned long, so a mantissa that overflowed the signed one is negative.
    isInteger = digits <= MAX_EXACT_DIGITS || (digits == MAX_EXACT_DIGITS + 1 && mantissa >= 0);
    isUnsigned = false;
    if (isInteger) {
      integer = negative ? -mantissa : mantissa;
    } else {
      longNumber(text, from, end, negative);
    }
  }

  /** Reads an integer that may need 64 bits or more. */
  private void longNumber(byte[] text, int from, int end, boolean negative) {
    int at = from;
    while (at < end && (text[at] < '1' || text[at] > '9')) {
      at++;
    }
    long bits = 0;
    boolean fits = true;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      // The longest integer is 18446744073709551615.
      fits &= Long.compareUnsigned(bits, MAX_TENTH) < 0 || (bits == MAX_TENTH && digit <= 5);
      bits = bits * 10 + digit;
    }
    isInteger = fits && (bits >= 0 || (negative && bits == Long.MIN_VALUE));
    isUnsigned = fits && !isInteger && !negative;
    isWhole = true;
    integer = negative ? -bits : bits;
    number = JavaDoubleParser.parseDouble(text, from, end - from);
  }

  private void decimal(
      byte[] text, int from, int end, int digits, boolean negative, long mantissa, int scale) {
    isInteger = false;
    isUnsigned = false;
    isWhole = false;
    if (digits <= MAX_EXACT_DIGITS
        && mantissa <= MAX_EXACT_MANTISSA
        && Math.abs(scale) < POWERS.length) {
      double size = scale < 0 ? mantissa / POWERS[-scale] : mantissa * POWERS[scale];
      number = negative ? -size : size;
    } else {
      number = JavaDoubleParser.parseDouble(text, from, end - from);
    }
  }

  private static int exponentEnd(byte[] text, int from, int end) {
    int at = from;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    int firstDigit = at;
    while (at < end && isDigit(text[at])) {
      at++;
    }
    return at == firstDigit ? NO_NUMBER : at;
  }

  private static int exponent(byte[] text, int from, int end) {
    int size = 0;
    for (int at = isDigit(text[from]) ? from : from + 1; at < end; at++) {
      size = Math.min(MAX_EXPONENT, size * 10 + (text[at] - '0'));
    }
    return text[from] == '-' ? -size : size;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
