package topicscope.decode.text;

import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.NumberNotation;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.Utf8;
import topicscope.decode.number.DecimalReader;
import topicscope.decode.number.WrittenNumber;

/**
 * The common part of line formats: the value is text, and every non-empty line of it is a row.
 *
 * <p>A value is first read to its end, then its new fields are learned, so that a broken value
 * leaves none behind.
 */
abstract class LineDecoder implements RecordDecoder {
  /** The outcome of a line that ends elsewhere than was thought: all lines are read again. */
  static final DecodeOutcome AGAIN = DecodeOutcome.undecodable("read again");

  private static final DecodeOutcome NOT_TEXT = DecodeOutcome.undecodable("not text");

  final RecordFields fields;
  final DecimalReader decimals = new DecimalReader();
  private final WrittenNumber written = new WrittenNumber();
  byte[] text = new byte[0];
  DecodedRecord rows = new DecodedRecord();
  private boolean learning;
  private boolean metNew;
  private int end;

  LineDecoder(RecordFields fields) {
    this.fields = fields;
  }

  @Override
  public final DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord into) {
    end = offset + length;
    while (end > offset && bytes[end - 1] == 0) {
      // C strings end with them.
      end--;
    }
    if (!Utf8.isText(bytes, offset, end)) {
      return NOT_TEXT;
    }
    text = bytes;
    rows = into;
    learning = false;
    metNew = false;
    DecodeOutcome outcome = lines(offset);
    if (outcome.equals(AGAIN)) {
      rows.clear();
      outcome = lines(offset);
    }
    if (metNew && !outcome.isUndecodable()) {
      rows.clear();
      learning = true;
      outcome = lines(offset);
    }
    return outcome;
  }

  /** Reads one non-empty line without trailing white space; null if it is well-formed. */
  abstract @Nullable DecodeOutcome line(int from, int to);

  /** Called before the first line of a value. */
  void begin() {}

  /** The end of the line that begins there. */
  int lineEnd(int from) {
    int at = from;
    while (at < end && text[at] != '\n') {
      at++;
    }
    return at;
  }

  /** The slot of the field whose path is between the two positions. */
  final int slot(FieldTable table, byte[] bytes, int from, int to) {
    if (learning) {
      return table.learn(bytes, from, to);
    }
    int slot = table.find(bytes, from, to);
    metNew |= slot == FieldTable.UNKNOWN;
    return slot;
  }

  /** The end of the value that is being read. */
  final int valueEnd() {
    return end;
  }

  final boolean isLearning() {
    return learning;
  }

  /** Records that this value has new fields. */
  final void meetNew() {
    metNew = true;
  }

  /**
   * Reads a whole cell as a number, for {@link #keepNumber}. One out of range is none: {@code
   * 5e123456} is an id.
   */
  final boolean isNumber(byte[] bytes, int from, int to) {
    return to > from && decimals.readText(bytes, from, to) == to && !decimals.isOutOfRange();
  }

  /**
   * Takes a value from {@code bytes}: a number, written plainly or as the field's values are, or a
   * text.
   *
   * @param name holds the field's path between {@code nameFrom} and {@code nameTo}
   */
  final void value(byte[] name, int nameFrom, int nameTo, byte[] bytes, int from, int to) {
    boolean number = isNumber(bytes, from, to);
    if (number && !fields.texts().hasNotations()) {
      keepNumber(slot(fields.numbers(), name, nameFrom, nameTo));
      return;
    }
    int text =
        number
            ? fields.texts().find(name, nameFrom, nameTo)
            : slot(fields.texts(), name, nameFrom, nameTo);
    NumberNotation notation = fields.texts().notation(text);
    // 1.234 may stand among 1.234,5 and mean thousands.
    if ((!number || notation.hasDecimalComma()) && written.read(bytes, from, to, notation)) {
      int slot = slot(fields.numbers(), name, nameFrom, nameTo);
      if (isWanted(slot)) {
        written.addTo(rows, slot);
      }
    } else if (number) {
      keepNumber(slot(fields.numbers(), name, nameFrom, nameTo));
    } else {
      keepText(text, bytes, from, to);
    }
  }

  /** Whether it is a number with a unit, or otherwise written; no name. */
  final boolean isQuantity(byte[] bytes, int from, int to) {
    return written.isQuantity(bytes, from, to);
  }

  /** Keeps the number that {@link #decimals} has read. */
  final void keepNumber(int slot) {
    if (decimals.isOutOfRange()) {
      rows.outOfRange();
    } else if (isWanted(slot)) {
      decimals.addTo(rows, slot);
    }
  }

  final void keepDouble(int slot, double value) {
    if (isWanted(slot)) {
      rows.number(slot, value);
    }
  }

  final void keepBool(int slot, boolean value) {
    if (isWanted(slot)) {
      rows.integer(slot, value ? 1 : 0);
    }
  }

  final void keepText(int slot, byte[] bytes, int from, int to) {
    if (slot >= 0 && fields.texts().wanted()[slot]) {
      rows.text(slot, bytes, from, to);
    }
  }

  /** Whether exactly that word is between the two positions. */
  final boolean isWord(int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The position of the closing quote; {@code to} or more if there is none. */
  final int quoteEnd(int from, int to, byte quote) {
    int at = from;
    while (at < to && text[at] != quote) {
      at += text[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  /** The first blank between the two positions; {@code to} without one. */
  static int blank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The first position that is no blank. */
  static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private boolean isWanted(int slot) {
    if (slot >= 0 && fields.numbers().wanted()[slot]) {
      return true;
    }
    rows.skip(slot);
    return false;
  }

  private DecodeOutcome lines(int offset) {
    begin();
    boolean first = true;
    int from = offset;
    while (from < end) {
      int newline = lineEnd(from);
      int to = newline;
      while (to > from && (isBlank(text[to - 1]) || text[to - 1] == '\r')) {
        to--;
      }
      if (to > from) {
        if (!first) {
          rows.endRow();
        }
        first = false;
        DecodeOutcome broken = line(from, to);
        if (broken != null) {
          return broken;
        }
      }
      from = newline + 1;
    }
    return first ? DecodeOutcome.EMPTY : rows.outcome();
  }
}
