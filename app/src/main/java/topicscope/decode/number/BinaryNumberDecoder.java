package topicscope.decode.number;

import topicscope.decode.FieldTable;
import topicscope.decode.Outcome;
import topicscope.decode.RecordDecoder;
import topicscope.decode.Rows;

/** Decodes a value that is one number in binary. */
public final class BinaryNumberDecoder implements RecordDecoder {
  private static final Outcome NOT_FINITE =
      new Outcome(Outcome.Kind.WITHOUT_NUMBER, "NaN or infinite");

  private final BinaryNumber form;
  private final boolean integer;
  private final Outcome wrongLength;
  private final FieldTable numbers;
  private int field = FieldTable.UNKNOWN;

  /**
   * @param numbers gets one field, whose path is empty
   */
  public BinaryNumberDecoder(BinaryNumber form, FieldTable numbers) {
    this.form = form;
    integer = form.isInteger();
    wrongLength = Outcome.undecodable("not " + form.width() + " bytes long");
    this.numbers = numbers;
  }

  @Override
  public Outcome decode(byte[] bytes, int offset, int length, Rows rows) {
    if (length != form.width()) {
      return length == 0 ? Outcome.EMPTY : wrongLength;
    }
    if (integer) {
      rows.integer(slot(), form.integer(bytes, offset));
      return Outcome.DECODED;
    }
    double value = form.number(bytes, offset);
    if (!Double.isFinite(value)) {
      return NOT_FINITE;
    }
    rows.number(slot(), value);
    return Outcome.DECODED;
  }

  private int slot() {
    if (field == FieldTable.UNKNOWN) {
      field = numbers.slot("");
    }
    return field;
  }
}
