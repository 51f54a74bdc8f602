package topicscope.decode.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.Decoded;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordFields;

class BareNumberTest {
  private final RecordFields fields = RecordFields.numbersOnly();

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "42,=42",
        "' -17\n',=-17",
        "+3.5,=3.5",
        "'\t1e3\r\n',=1000.0",
        "9007199254740993,=9007199254740993",
        "12 13,not a number",
        "abc,not a number",
        "1e999,a number out of range (above 1.8e308)",
        "'',empty value",
        "'  ',empty value",
        "0x10,not a number"
      })
  void text(String value, String expected) {
    assertThat(Decoded.lines(new TextNumberDecoder(fields), fields, value)).isEqualTo(expected);
  }

  @Test
  void text_tooManyDigits() {
    assertThat(Decoded.lines(new TextNumberDecoder(fields), fields, "1".repeat(10_000)))
        .isEqualTo("a number of more than 100 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, 2a, =42",
    "INT8, ff, =-1",
    "INT16, fffe, =-2",
    "INT16_LE, feff, =-2",
    "INT32, 00000100, =256",
    "INT32_LE, 00010000, =256",
    "INT64, 8000000000000000, =-9223372036854775808",
    "INT64_LE, 0100000000000000, =1",
    "FLOAT, 3fc00000, =1.5",
    "FLOAT_LE, 0000c03f, =1.5",
    "DOUBLE, bff8000000000000, =-1.5",
    "DOUBLE_LE, 000000000000f8bf, =-1.5",
    "DOUBLE, 7ff8000000000000, NaN or infinite",
    "FLOAT, 7f800000, NaN or infinite",
    "INT32, 0102, not 4 bytes long",
    "INT32, '', empty value"
  })
  void binary(BinaryNumber form, String hex, String expected) {
    byte[] value = java.util.HexFormat.of().parseHex(hex);
    assertThat(Decoded.lines(new BinaryNumberDecoder(form, fields.numbers()), fields, value))
        .isEqualTo(expected);
  }

  @Test
  void binary_readsWhatKafkasSerializersWrite() {
    byte[] value = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).putDouble(21.25).array();
    DecodedRecord rows = new DecodedRecord();
    DecodeOutcome outcome =
        new BinaryNumberDecoder(BinaryNumber.DOUBLE, fields.numbers()).decode(value, 0, 8, rows);
    assertThat(outcome).isEqualTo(DecodeOutcome.DECODED);
    assertThat(rows.numberAt(0)).isEqualTo(21.25);
  }
}
