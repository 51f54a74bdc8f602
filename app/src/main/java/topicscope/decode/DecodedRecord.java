package topicscope.decode;

import java.util.Arrays;

/**
 * The content of one record, in rows: a document is one row, a record of JSON Lines or CSV has a
 * row per line.
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
  private boolean found;
  private int leftOut;
  private int rounded;
  private int outOfRange;

  /** Clears the content and keeps the memory. */
  public void clear() {
    size = 0;
    texts = 0;
    closedRows = 0;
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
    found = true;
    leftOut += field == FieldTable.NONE ? 1 : 0;
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
    if (closedRows == rowEnds.length) {
      rowEnds = Arrays.copyOf(rowEnds, closedRows * 2);
      rowTextEnds = Arrays.copyOf(rowTextEnds, closedRows * 2);
    }
    rowEnds[closedRows] = size;
    rowTextEnds[closedRows++] = texts;
  }

  /** The outcome of the record, if it was well-formed. */
  public DecodeOutcome outcome() {
    if (found) {
      return DecodeOutcome.DECODED;
    }
    return outOfRange > 0 ? DecodeOutcome.OUT_OF_RANGE : DecodeOutcome.WITHOUT_NUMBER;
  }

  /** Whether there is at most one row, as in most records. */
  public boolean isOneRow() {
    return closedRows == 0;
  }

  /** The number of numbers in all rows. */
  public int numbers() {
    return size;
  }

  /** The number of rows; a row may be empty. */
  public int rows() {
    boolean open = size > numbersEnd(closedRows - 1) || texts > textsEnd(closedRows - 1);
    return open ? closedRows + 1 : closedRows;
  }

  /** The end of the numbers of a row; those of row 0 start at 0. */
  public int numbersEnd(int row) {
    return row < 0 ? 0 : row < closedRows ? rowEnds[row] : size;
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

  /** The end of the texts of a row; those of row 0 start at 0. */
  public int textsEnd(int row) {
    return row < 0 ? 0 : row < closedRows ? rowTextEnds[row] : texts;
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
