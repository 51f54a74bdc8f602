package topicscope.decode;

import java.util.Arrays;

/**
 * The content of one record, in rows: a document is one row, a record of JSON Lines or CSV has a
 * row per line. A list of points or of things is a row per element inside the row around it.
 *
 * <p>Rows are stored in runs: where rows lie inside others, one row may have several runs, and each
 * run belongs to one row. Otherwise a run is a row.
 *
 * <p>Owned by the reading thread and reused for every record: it allocates only if a record holds
 * more than any before. Numbers are finite. An integer of up to 64 bits keeps its exact value;
 * longer ones are counted.
 */
public final class DecodedRecord {
  private static final byte DOUBLE = 0;
  private static final byte INTEGER = 1;
  private static final byte UNSIGNED = 2;

  private int[] fields = new int[64];
  private long[] bits = new long[64];
  private byte[] forms = new byte[64];
  private int size;

  private int[] textFields = new int[8];
  private int[] textEnds = new int[8];
  private byte[] text = new byte[256];
  private int texts;

  private int[] rowEnds = new int[8];
  private int[] rowTextEnds = new int[8];
  private int closedRows;
  private int documents;

  private boolean nested;
  private int[] runRows = new int[8];
  private int[] parents = new int[8];
  private int rowCount;
  private int row;

  private boolean timed;
  private long[] rowMs = new long[0];
  private int[] rowNanos = new int[0];
  private long rest;
  private double restSum;

  private boolean found;
  private int leftOut;
  private int rounded;
  private int outOfRange;

  /** Clears the content and keeps the memory. */
  public void clear() {
    size = 0;
    texts = 0;
    closedRows = 0;
    documents = 0;
    nested = false;
    timed = false;
    rest = 0;
    found = false;
    leftOut = 0;
    rounded = 0;
    outOfRange = 0;
  }

  /** Adds a number to the row. */
  public void number(int field, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("only finite values, not " + value);
    }
    add(field, Double.doubleToRawLongBits(value), DOUBLE);
  }

  /** Adds an integer to the row. */
  public void integer(int field, long value) {
    add(field, value, INTEGER);
  }

  /** Adds an unsigned integer to the row. */
  public void unsigned(int field, long value) {
    add(field, value, value < 0 ? UNSIGNED : INTEGER);
  }

  /** Adds the nearest double of an integer with more than 64 bits. */
  public void rounded(int field, double value) {
    number(field, value);
    rounded++;
  }

  /** Notes a number of a field that isn't wanted, or of {@link FieldTable#NONE}: it is left out. */
  public void skip(int field) {
    found |= field != FieldTable.IGNORED;
    leftOut += field == FieldTable.NONE ? 1 : 0;
  }

  /** Notes a number of a field that has a slot and isn't wanted. */
  public void skipKnown() {
    found = true;
  }

  /** Notes a number that no double can hold: it is left out. */
  public void outOfRange() {
    outOfRange++;
  }

  /** How many numbers were left out because no double can hold them. */
  public int leftOutOfRange() {
    return outOfRange;
  }

  /** The number of numbers without a slot. */
  public int leftOut() {
    return leftOut;
  }

  /** The number of integers too long to be kept exactly. */
  public int rounded() {
    return rounded;
  }

  /** Adds a text to the row: the bytes (UTF-8) between {@code from} and {@code to}, copied. */
  public void text(int field, byte[] bytes, int from, int to) {
    if (texts == textFields.length) {
      textFields = Arrays.copyOf(textFields, texts * 2);
      textEnds = Arrays.copyOf(textEnds, texts * 2);
    }
    int start = textStart(texts);
    int end = start + to - from;
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, text.length * 2));
    }
    System.arraycopy(bytes, from, text, start, to - from);
    textFields[texts] = field;
    textEnds[texts++] = end;
  }

  /** Ends the row and starts another. The last row needs no end. */
  public void endRow() {
    documents++;
    endRun();
    if (nested) {
      row = addRow(-1);
    }
  }

  /**
   * Ends a row that has that time, whatever its fields say. Either all rows of a record have such
   * times or none.
   *
   * @param ms ms since the epoch
   * @param nanos what the time has beyond the millisecond, from 0 to 999,999 ns
   */
  public void endRow(long ms, int nanos) {
    if (closedRows >= rowMs.length) {
      rowMs = Arrays.copyOf(rowMs, Math.max(4, 2 * closedRows));
      rowNanos = Arrays.copyOf(rowNanos, rowMs.length);
    }
    rowMs[closedRows] = ms;
    rowNanos[closedRows] = nanos;
    timed = true;
    endRow();
  }

  /** Sets what was counted between the rows, which have one field: further values of it. */
  public void rest(long count, double sum) {
    rest = count;
    restSum = sum;
  }

  /**
   * Starts a row inside the present one.
   *
   * @return its number, for {@link #continueRow}
   */
  public int openRow() {
    if (!nested) {
      nest();
    }
    endRunIfFilled();
    row = addRow(row);
    return row;
  }

  /** Goes on with a row that was closed, inside the row that it was opened in. */
  public void continueRow(int opened) {
    endRunIfFilled();
    row = opened;
  }

  /** Ends a row that was opened or continued; the row around it goes on. */
  public void closeRow() {
    endRunIfFilled();
    row = parents[row];
  }

  private void endRun() {
    if (closedRows == rowEnds.length) {
      rowEnds = Arrays.copyOf(rowEnds, closedRows * 2);
      rowTextEnds = Arrays.copyOf(rowTextEnds, closedRows * 2);
    }
    if (nested) {
      runRows = withRoom(runRows, closedRows);
      runRows[closedRows] = row;
    }
    rowEnds[closedRows] = size;
    rowTextEnds[closedRows++] = texts;
  }

  private void endRunIfFilled() {
    if (size > numbersEnd(closedRows - 1) || texts > textsEnd(closedRows - 1)) {
      endRun();
    }
  }

  private void nest() {
    nested = true;
    rowCount = 0;
    for (int i = 0; i <= closedRows; i++) {
      runRows = withRoom(runRows, i);
      runRows[i] = addRow(-1);
    }
    row = closedRows;
  }

  private int addRow(int parent) {
    parents = withRoom(parents, rowCount);
    parents[rowCount] = parent;
    return rowCount++;
  }

  private static int[] withRoom(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, Math.max(index + 1, index * 2));
  }

  /** The outcome of the record, if it was well-formed. */
  public DecodeOutcome outcome() {
    if (found) {
      return DecodeOutcome.DECODED;
    }
    return outOfRange > 0 ? DecodeOutcome.OUT_OF_RANGE : DecodeOutcome.WITHOUT_NUMBER;
  }

  /** Whether the rows have times that no field holds, see {@link #endRow(long, int)}. */
  public boolean isTimed() {
    return timed;
  }

  /** The time of such a row, ms since the epoch. */
  public long rowMs(int index) {
    return rowMs[index];
  }

  /** What that time has beyond the millisecond, ns. */
  public int rowNanos(int index) {
    return rowNanos[index];
  }

  /** The number of further values between such rows. */
  public long rest() {
    return rest;
  }

  /** The sum of these. */
  public double restSum() {
    return restSum;
  }

  /** Whether there is at most one row, as in most records. */
  public boolean isOneRow() {
    return closedRows == 0;
  }

  /** Whether there are rows inside rows. */
  public boolean isNested() {
    return nested;
  }

  /** Whether there are several documents or lines. */
  public boolean isSeveral() {
    return documents > 0 && rows() > 1;
  }

  /** The number of rows, if there are rows inside rows. */
  public int rowCount() {
    return rowCount;
  }

  /** The row of a run, if there are rows inside rows. */
  public int rowOf(int run) {
    return run < closedRows ? runRows[run] : row;
  }

  /** The row around a row, or -1. */
  public int parentOf(int inner) {
    return parents[inner];
  }

  /** The number of numbers in all rows. */
  public int numbers() {
    return size;
  }

  /** The number of runs, each of which is a row unless rows lie inside rows; it may be empty. */
  public int rows() {
    boolean open = size > numbersEnd(closedRows - 1) || texts > textsEnd(closedRows - 1);
    return open ? closedRows + 1 : closedRows;
  }

  /** The end of the numbers of a run; those of run 0 start at 0. */
  public int numbersEnd(int run) {
    return run < 0 ? 0 : run < closedRows ? rowEnds[run] : size;
  }

  /** The slot of number {@code index}. */
  public int field(int index) {
    return fields[index];
  }

  /** Whether number {@code index} is an integer with a known exact value. */
  public boolean isInteger(int index) {
    return forms[index] == INTEGER;
  }

  /** Whether number {@code index} is an unsigned integer that needs all 64 bits. */
  public boolean isUnsigned(int index) {
    return forms[index] == UNSIGNED;
  }

  /** Number {@code index} as an exact integer, signed or unsigned, if it is one. */
  public long integerAt(int index) {
    return bits[index];
  }

  /** Number {@code index}; the nearest double of an integer. */
  public double numberAt(int index) {
    long number = bits[index];
    return switch (forms[index]) {
      case INTEGER -> number;
      // The last bit still tells on which side of the middle the number lies.
      case UNSIGNED -> 2.0 * ((number >>> 1) | (number & 1));
      default -> Double.longBitsToDouble(number);
    };
  }

  /** The end of the texts of a run; those of run 0 start at 0. */
  public int textsEnd(int run) {
    return run < 0 ? 0 : run < closedRows ? rowTextEnds[run] : texts;
  }

  /** The slot of text {@code index}, in the table of text fields. */
  public int textField(int index) {
    return textFields[index];
  }

  /** The bytes of all texts; see {@link #textStart} and {@link #textEnd}. */
  public byte[] textBytes() {
    return text;
  }

  /** The start of text {@code index}. */
  public int textStart(int index) {
    return index == 0 ? 0 : textEnds[index - 1];
  }

  /** The end of text {@code index}. */
  public int textEnd(int index) {
    return textEnds[index];
  }

  private void add(int field, long value, byte form) {
    if (size == fields.length) {
      grow();
    }
    fields[size] = field;
    bits[size] = value;
    forms[size++] = form;
    found = true;
  }

  private void grow() {
    fields = Arrays.copyOf(fields, size * 2);
    bits = Arrays.copyOf(bits, size * 2);
    forms = Arrays.copyOf(forms, size * 2);
  }
}
