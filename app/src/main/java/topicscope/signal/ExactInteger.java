package topicscope.signal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Whole numbers of up to 64 bits, signed or unsigned, as the nearest double and the remainder lost
 * by rounding. Allocates only in {@link #exact}.
 */
public final class ExactInteger {
  /** From here on a double may be a rounded number; below it is exact. */
  private static final double MAX = 0x1p64;

  private static final double TWO_63 = 0x1p63;
  private static final double FEW_DECIMALS = 1e6;

  private ExactInteger() {}

  /** The nearest double of an unsigned number. */
  public static double rounded(long unsigned) {
    // The last bit still tells on which side of the middle the number lies.
    return unsigned >= 0 ? unsigned : 2.0 * ((unsigned >>> 1) | (unsigned & 1));
  }

  /** What to add to a whole double to get the number; both taken without sign. */
  static short residue(double rounded, long value) {
    return (short) (value - bits(rounded));
  }

  /**
   * The exact number: a {@link Long} or {@link BigInteger} if it is whole and has at most 64 bits,
   * else a {@link Double}, or a {@link Float} if it came from one: 0.1 rather than 0.10000000149.
   */
  static Number exact(double value, int residue) {
    if (value != Math.rint(value) || Math.abs(value) > MAX) {
      return shortest(value);
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

  /** A value that only a float has is one; a double with few decimals may be either. */
  private static Number shortest(double value) {
    float single = (float) value;
    boolean few = value * FEW_DECIMALS == Math.rint(value * FEW_DECIMALS);
    if (single == value && !few) {
      return single;
    }
    return value;
  }

  /** The lowest 64 bits of a whole double of at most 64 bits. */
  static long bits(double whole) {
    if (whole < TWO_63) {
      return (long) whole;
    }
    return whole < MAX ? (long) (whole - TWO_63) + Long.MIN_VALUE : 0;
  }
}
