package topicscope.decode.number;

import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;

/** Decodes a value that is one number in binary. */
public final class BinaryNumberDecoder implements RecordDecoder {
  private static final DecodeOutcome NOT_FINITE =
      new DecodeOutcome(DecodeOutcome.Kind.WITHOUT_NUMBER, "NaN or infinite");

  private final BinaryNumber form;
  private final boolean integer;
  private final DecodeOutcome wrongLength;
  private final FieldTable numbers;
  private int field = FieldTable.UNKNOWN;

  /**
   * @param numbers gets one field, whose path is empty
   */
  public BinaryNumberDecoder(BinaryNumber form, FieldTable numbers) {
    this.form = form;
    integer = form.isInteger();
    wrongLength = DecodeOutcome.undecodable("not " + form.width() + " bytes long");
    this.numbers = numbers;
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    if (length != form.width()) {
      return length == 0 ? DecodeOutcome.EMPTY : wrongLength;
    }
    if (integer) {
      rows.integer(slot(), form.integer(bytes, offset));
      return DecodeOutcome.DECODED;
    }
    double value = form.number(bytes, offset);
    if (!Double.isFinite(value)) {
      return NOT_FINITE;
    }
    rows.number(slot(), value);
    return DecodeOutcome.DECODED;
  }

  private int slot() {
    if (field == FieldTable.UNKNOWN) {
      field = numbers.slot("");
    }
    return field;
  }
}
