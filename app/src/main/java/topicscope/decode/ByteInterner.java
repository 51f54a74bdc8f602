package topicscope.decode;

import java.util.Arrays;

/**
 * Numbers distinct byte strings from 0 on, in the order of first occurrence. A lookup allocates
 * nothing. Bounded: when full, a new string gets {@link #FULL}.
 */
public final class ByteInterner {
  /** The answer of a full interner for a string that it does not hold. */
  public static final int FULL = -1;

  private static final int EMPTY = FULL;

  private final byte[][] strings;
  private final int[] table;
  private int size;

  /**
   * @param capacity number of strings held
   */
  public ByteInterner(int capacity) {
    strings = new byte[capacity][];
    table = new int[Integer.highestOneBit(capacity) * 4];
    Arrays.fill(table, EMPTY);
  }

  /** The number of the string between the two positions, which is copied if it is new. */
  public int numberOf(byte[] bytes, int from, int to) {
    int i = indexOf(bytes, from, to);
    if (table[i] != EMPTY) {
      return table[i];
    }
    if (size == strings.length) {
      return FULL;
    }
    strings[size] = Arrays.copyOfRange(bytes, from, to);
    table[i] = size;
    return size++;
  }

  /** The number of the string between the two positions, or {@link #FULL} if it is not held. */
  public int find(byte[] bytes, int from, int to) {
    return table[indexOf(bytes, from, to)];
  }

  /** The string of that number; must not be changed. */
  public byte[] bytes(int number) {
    return strings[number];
  }

  private int indexOf(byte[] bytes, int from, int to) {
    int mask = table.length - 1;
    int i = ByteHash.of(bytes, from, to) & mask;
    while (table[i] != EMPTY) {
      byte[] known = strings[table[i]];
      if (Arrays.equals(known, 0, known.length, bytes, from, to)) {
        return i;
      }
      i = (i + 1) & mask;
    }
    return i;
  }
}
