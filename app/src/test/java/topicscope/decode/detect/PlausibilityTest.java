package topicscope.decode.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.choice.Format;

class PlausibilityTest {
  @ParameterizedTest
  @CsvSource({
    // A byte 0, an id above 0 and a payload.
    "REGISTRY, 000000000702, true",
    "REGISTRY, 0000000007, false",
    "REGISTRY, 0000000007020202, true",
    "REGISTRY, 000000000702020202, true",
    "REGISTRY, 000000000002, false",
    "REGISTRY, 00ffffffff02, false",
    "REGISTRY, 010000000702, false",
    "AVRO_FILE, 4f626a01, true",
    "AVRO_FILE, 4f626a, false",
    "AVRO_FILE, 4f626a02, false",
    // Arrays, maps, or the tag of self-described CBOR.
    "CBOR, 7f, false",
    "CBOR, 80, true",
    "CBOR, bf, true",
    "CBOR, c0, false",
    "CBOR, d9, true",
    "CBOR, '', false",
    // Maps and arrays of up to 15 elements, then those with a length.
    "MESSAGE_PACK, 7f, false",
    "MESSAGE_PACK, 80, true",
    "MESSAGE_PACK, 9f, true",
    "MESSAGE_PACK, a0, false",
    "MESSAGE_PACK, db, false",
    "MESSAGE_PACK, dc, true",
    "MESSAGE_PACK, df, true",
    "MESSAGE_PACK, e0, false",
    "TEXT, ff, true",
    "JSON, '', true"
  })
  @DisplayName("the first bytes exclude formats")
  void startsLike(Format format, String hex, boolean expected) {
    assertThat(Plausibility.startsLike(format, HexFormat.of().parseHex(hex))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "DOUBLE, 0, true",
    "DOUBLE, -0.0, true",
    "DOUBLE, 1e-12, true",
    "DOUBLE, -9e-13, false",
    "DOUBLE, -1e15, true",
    "DOUBLE, 1.1e15, false",
    "FLOAT, 0, true",
    "FLOAT, 1e-6, true",
    "FLOAT, 9e-7, false",
    "FLOAT, -1e9, true",
    "FLOAT, 1.1e9, false",
    "INT64, 1700000000000000000, true",
    "INT64, -2305843009213693000, true",
    "INT64, 2305843009213693952, false",
    "INT32, 2147483647, true",
    "INT8, -128, true",
    "TEXT, 1e300, true"
  })
  @DisplayName("a binary value of an unusual size is probably no number")
  void fits_number(Format format, double value, boolean expected) {
    DecodedRecord rows = new DecodedRecord();
    rows.number(0, value);
    assertThat(Plausibility.fits(format, DecodeOutcome.DECODED, rows)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Its schema may be missing.
    "REGISTRY, true, true",
    "JSON, true, false",
    "AVRO_FILE, true, true",
    "TEXT, false, false",
    "CSV, false, false",
    "INT32, false, false"
  })
  @DisplayName("a document without a number has a format; text without a number has none")
  void fits_withoutNumber(Format format, boolean withoutNumber, boolean undecodable) {
    DecodedRecord rows = new DecodedRecord();
    assertThat(Plausibility.fits(format, DecodeOutcome.WITHOUT_NUMBER, rows))
        .isEqualTo(withoutNumber);
    assertThat(Plausibility.fits(format, DecodeOutcome.EMPTY, rows)).isEqualTo(undecodable);
  }

  @Test
  @DisplayName("the first byte is the one after white space")
  void first() {
    assertThat(Plausibility.first(new byte[] {' ', '\n', '{', ' '})).isEqualTo((byte) '{');
    assertThat(Plausibility.first(new byte[] {-1})).isEqualTo((byte) -1);
    assertThat(Plausibility.first(new byte[] {' ', 0})).isEqualTo((byte) ' ');
    assertThat(Plausibility.first(new byte[0])).isEqualTo((byte) ' ');
  }
}
