package topicscope.signal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Whole numbers of up to 64 bits, signed or unsigned, as the nearest double and what was lost on
 * the way to it. Allocates nothing but in {@link #exact}.
 */
final class ExactInteger {
  /** From here on a double may be anything that was rounded; below it is what was meant. */
  private static final double MOST = 0x1p64;

  private static final double TWO_63 = 0x1p63;

  private ExactInteger() {}

  /** The nearest double of a number without a sign. */
  static double rounded(long unsigned) {
    // The last bit still says on which side of the middle the number lies.
    return unsigned >= 0 ? unsigned : 2.0 * ((unsigned >>> 1) | (unsigned & 1));
  }

  /** What is to be added to a whole double to get that number; both without regard to the sign. */
  static short residue(double rounded, long value) {
    return (short) (value - bits(rounded));
  }

  /**
   * The number exactly: a {@link Long} or a {@link BigInteger} if it is whole and of at most 64
   * bits, else a {@link Double}.
   */
  static Number exact(double value, int residue) {
    if (value != Math.rint(value) || Math.abs(value) > MOST) {
      return value;
    }
    if (Math.abs(value) < TWO_63) {
      return (long) value + residue;
    }
    BigInteger whole = new BigDecimal(value).toBigInteger().add(BigInteger.valueOf(residue));
    if (whole.bitLength() < Long.SIZE) {
      return whole.longValue();
    }
    return whole;
  }

  /** The lowest 64 bits of a whole double of at most 64 bits. */
  static long bits(double whole) {
    if (whole < TWO_63) {
      return (long) whole;
    }
    return whole < MOST ? (long) (whole - TWO_63) + Long.MIN_VALUE : 0;
  }
}
