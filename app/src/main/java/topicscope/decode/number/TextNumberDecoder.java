package topicscope.decode.number;

import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;

/** Decodes a value that is one number as text, with or without white space around it. */
public final class TextNumberDecoder implements RecordDecoder {
  private static final DecodeOutcome NOT_A_NUMBER = DecodeOutcome.undecodable("not a number");
  private static final DecodeOutcome TOO_LONG =
      DecodeOutcome.undecodable("a number of more than " + DecimalReader.MAX_CHARS + " characters");

  private final DecimalReader reader = new DecimalReader();
  private final FieldTable numbers;
  private int field = FieldTable.UNKNOWN;

  /**
   * @param numbers gets one field, whose path is empty
   */
  public TextNumberDecoder(FieldTable numbers) {
    this.numbers = numbers;
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    int start = offset;
    int end = offset + length;
    while (start < end && isSpace(bytes[start])) {
      start++;
    }
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    if (start == end) {
      return DecodeOutcome.EMPTY;
    }
    if (reader.readText(bytes, start, end) != end) {
      return end - start > DecimalReader.MAX_CHARS && isNumeric(bytes, start, end)
          ? TOO_LONG
          : NOT_A_NUMBER;
    }
    if (reader.isOutOfRange()) {
      return DecodeOutcome.OUT_OF_RANGE;
    }
    reader.addTo(rows, slot());
    return DecodeOutcome.DECODED;
  }

  private int slot() {
    if (field == FieldTable.UNKNOWN) {
      field = numbers.slot("");
    }
    return field;
  }

  private static boolean isNumeric(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if ("0123456789+-.eE".indexOf(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
