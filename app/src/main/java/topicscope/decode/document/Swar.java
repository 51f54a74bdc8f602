package topicscope.decode.document;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Examines eight bytes at a time (SIMD within a register); the first byte is in the lowest bits.
 */
final class Swar {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';
  private static final long ZEROS = ONES * '0';
  private static final long ABOVE_NINE = ONES * (0x80 - 10);

  private Swar() {}

  static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /**
   * How many of the eight bytes from {@code at} on are plain inside a JSON string: no quote,
   * backslash or control character, and ASCII only.
   */
  static int plainChars(byte[] bytes, int at) {
    long word = at(bytes, at);
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    // A subtraction borrows only from bytes after one that is found anyway.
    long special =
        (((quote - ONES) & ~quote)
                | ((backslash - ONES) & ~backslash)
                | ((word - SPACES) & ~word)
                | word)
            & HIGHS;
    return before(special);
  }

  /** The bytes from {@code at} on that are no digits: the high bit of each is set. */
  static long otherThanDigits(byte[] bytes, int at) {
    long digits = at(bytes, at) ^ ZEROS;
    // An addition carries only into bytes after one that is found anyway.
    return ((digits + ABOVE_NINE) | digits) & HIGHS;
  }

  /** The number of bytes before the first one found. */
  static int before(long found) {
    return Long.numberOfTrailingZeros(found) >>> 3;
  }

  static boolean equal(byte[] key, byte[] bytes, int from, int length) {
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      if (at(key, at) != at(bytes, from + at)) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (key[at] != bytes[from + at]) {
        return false;
      }
    }
    return true;
  }
}
