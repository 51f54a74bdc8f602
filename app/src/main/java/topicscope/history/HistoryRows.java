package topicscope.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of one table as QuestDB's line protocol has them, version 2: doubles are binary, so that
 * they are exact. Grows as needed; allocates nothing for a row. Owned by one thread.
 */
public final class HistoryRows {
  private static final byte[] PARTITION = field("part");
  private static final byte[] OFFSET = field("i,off");
  private static final byte[] NUMBER = field("i,nr");
  private static final byte[] VALUE = "i,value==\u0010".getBytes(ISO_8859_1);
  private static final byte[] EXACT = ",exact=".getBytes(ISO_8859_1);
  private static final byte[] STATE = "i,state=\"".getBytes(ISO_8859_1);
  private static final int MAX_DIGITS = 20;
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 16];
  private int length;
  private int rows;

  /** What the rows of a series begin with. */
  public static byte[] prefix(String table, String topicId, String series) {
    return (escaped(table) + ",topic_id=" + escaped(topicId) + ",series=" + escaped(series) + " ")
        .getBytes(UTF_8);
  }

  private static byte[] field(String name) {
    return (name + "=").getBytes(ISO_8859_1);
  }

  private static String escaped(String name) {
    return name.replaceAll("[\\\\ ,=\n\r]", "\\\\$0");
  }

  /**
   * Adds a number.
   *
   * @param nr which sample of its series it is in its record
   * @param timeNanos ns since the epoch
   */
  public void number(
      byte[] prefix, int partition, long offset, int nr, double value, long timeNanos) {
    start(prefix, partition, offset, nr, VALUE);
    value(value);
    end(timeNanos);
  }

  /** Adds a whole number that a double rounds. */
  public void exact(
      byte[] prefix, int partition, long offset, int nr, double value, long bits, long timeNanos) {
    start(prefix, partition, offset, nr, VALUE);
    value(value);
    add(EXACT);
    digits(bits);
    bytes[length++] = 'i';
    end(timeNanos);
  }

  /** Adds a state. */
  public void state(
      byte[] prefix, int partition, long offset, int nr, String state, long timeNanos) {
    start(prefix, partition, offset, nr, STATE);
    byte[] text = state.replaceAll("[\\\\\"\n\r]", "\\\\$0").getBytes(UTF_8);
    ensure(text.length + MAX_DIGITS + 2);
    add(text);
    bytes[length++] = '"';
    end(timeNanos);
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many bytes they take. */
  public int length() {
    return length;
  }

  /** The bytes, up to {@link #length()}; must not be changed. */
  byte[] bytes() {
    return bytes;
  }

  private void start(byte[] prefix, int partition, long offset, int nr, byte[] next) {
    ensure(prefix.length + 128);
    add(prefix);
    add(PARTITION);
    digits(partition);
    add(OFFSET);
    digits(offset);
    add(NUMBER);
    digits(nr);
    add(next);
  }

  private void value(double value) {
    DOUBLE.set(bytes, length, value);
    length += Double.BYTES;
  }

  private void end(long timeNanos) {
    bytes[length++] = ' ';
    digits(timeNanos);
    bytes[length++] = '\n';
    rows++;
  }

  private void add(byte[] part) {
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
  }

  private void digits(long number) {
    if (number == Long.MIN_VALUE) {
      add(Long.toString(number).getBytes(ISO_8859_1));
      return;
    }
    long left = number;
    if (left < 0) {
      bytes[length++] = '-';
      left = -left;
    }
    int end = length + count(left);
    length = end;
    do {
      bytes[--end] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
  }

  private static int count(long number) {
    int count = 1;
    for (long left = number; left >= 10; left /= 10) {
      count++;
    }
    return count;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
