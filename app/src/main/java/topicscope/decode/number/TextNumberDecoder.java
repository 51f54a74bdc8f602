package topicscope.decode.number;

import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;

/**
 * Decodes a value that is one number as text, with or without white space around it. Any other text
 * is a field of its own if it is wanted.
 */
public final class TextNumberDecoder implements RecordDecoder {
  private static final DecodeOutcome NOT_A_NUMBER = DecodeOutcome.undecodable("not a number");
  private static final DecodeOutcome NO_VALUE =
      new DecodeOutcome(DecodeOutcome.Kind.WITHOUT_NUMBER, "a word for a missing number");
  private static final DecodeOutcome TOO_LONG =
      DecodeOutcome.undecodable("a number of more than " + DecimalReader.MAX_CHARS + " characters");

  /** The path of a value that is nothing but text. */
  public static final String BARE_TEXT = "value";

  /** One digit and zeros are rather a small integer, its lowest byte first. */
  private static final int MIN_PADDED = 2;

  private final DecimalReader reader = new DecimalReader();
  private final WrittenNumber written = new WrittenNumber();
  private final RecordFields fields;
  private int field = FieldTable.UNKNOWN;
  private int text = FieldTable.UNKNOWN;

  /**
   * @param fields gets one field of numbers, whose path is empty, and one of texts if it is wanted;
   *     has the notation of the empty path
   */
  public TextNumberDecoder(RecordFields fields) {
    this.fields = fields;
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    int start = offset;
    int end = offset + length;
    while (end > start + MIN_PADDED && bytes[end - 1] == 0) {
      // The zeros behind a C string.
      end--;
    }
    while (start < end && isSpace(bytes[start])) {
      start++;
    }
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    if (start == end) {
      return DecodeOutcome.EMPTY;
    }
    if (fields.texts().hasNotations() && isWritten(bytes, start, end)) {
      written.addTo(rows, slot());
      return DecodeOutcome.DECODED;
    }
    if (reader.readText(bytes, start, end) != end) {
      if (bytes[start] != '{' && bytes[start] != '[' && isTextWanted()) {
        rows.text(text, bytes, start, end);
        return DecodeOutcome.WITHOUT_NUMBER;
      }
      return refused(bytes, start, end);
    }
    if (reader.isOutOfRange()) {
      return DecodeOutcome.OUT_OF_RANGE;
    }
    reader.addTo(rows, slot());
    return DecodeOutcome.DECODED;
  }

  private boolean isWritten(byte[] bytes, int start, int end) {
    return written.read(bytes, start, end, fields.texts().notation(""));
  }

  private static DecodeOutcome refused(byte[] bytes, int start, int end) {
    if (MissingWords.isOne(bytes, start, end)) {
      return NO_VALUE;
    }
    return end - start > DecimalReader.MAX_CHARS && isNumeric(bytes, start, end)
        ? TOO_LONG
        : NOT_A_NUMBER;
  }

  private int slot() {
    if (field == FieldTable.UNKNOWN) {
      field = fields.numbers().slot("");
    }
    return field;
  }

  private boolean isTextWanted() {
    if (text == FieldTable.UNKNOWN) {
      text = fields.texts().slot(BARE_TEXT);
    }
    return text >= 0 && fields.texts().wanted()[text];
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
