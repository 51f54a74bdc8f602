package topicscope.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Runs a decoder over one value and writes down what it found, one line a row. */
public final class Decoded {
  private Decoded() {}

  /** The rows as {@code path=value path=value}, texts in quotes; or the reason there are none. */
  public static String lines(RecordDecoder decoder, RecordFields fields, byte[] value) {
    // In the middle of a larger array, as records stand in a fetched batch.
    byte[] around = new byte[value.length + 20];
    java.util.Arrays.fill(around, (byte) '1');
    System.arraycopy(value, 0, around, 7, value.length);
    DecodedRecord rows = new DecodedRecord();
    DecodeOutcome outcome = decoder.decode(around, 7, value.length, rows);
    return outcome.kind() == DecodeOutcome.Kind.DECODED ? lines(rows, fields) : outcome.reason();
  }

  /** The same for text. */
  public static String lines(RecordDecoder decoder, RecordFields fields, String value) {
    return lines(decoder, fields, value.getBytes(UTF_8));
  }

  /** The rows as they are. */
  public static String lines(DecodedRecord rows, RecordFields fields) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      lines.add(line(rows, row, fields));
    }
    return String.join("\n", lines);
  }

  private static String line(DecodedRecord rows, int row, RecordFields fields) {
    List<String> parts = new ArrayList<>();
    for (int i = rows.numbersEnd(row - 1); i < rows.numbersEnd(row); i++) {
      String value =
          rows.isInteger(i)
              ? Long.toString(rows.integerAt(i))
              : rows.isUnsigned(i)
                  ? Long.toUnsignedString(rows.integerAt(i))
                  : Double.toString(rows.numberAt(i));
      parts.add(fields.numbers().paths().get(rows.field(i)) + "=" + value);
    }
    for (int i = rows.textsEnd(row - 1); i < rows.textsEnd(row); i++) {
      int start = rows.textStart(i);
      String text = new String(rows.textBytes(), start, rows.textEnd(i) - start, UTF_8);
      parts.add(fields.texts().paths().get(rows.textField(i)) + "='" + text + "'");
    }
    return String.join(" ", parts);
  }
}
