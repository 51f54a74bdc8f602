package topicscope.decode.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.Decoded;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.rollup.Partial.Point;

class RollupDecoderTest {
  private static final Point FIRST = new Point(2, 1_000, 250, 7);
  private static final Point HIGH = new Point(9, 1_100, 0, 8);
  private static final Point LOW = new Point(-1, 1_200, 0, 9);
  private static final Point LAST = new Point(3, 1_999, 999_999, 12);

  private final RecordFields fields = RecordFields.numbersOnly();
  private final List<RawTopic> found = new ArrayList<>();
  private final RollupDecoder decoder = new RollupDecoder(fields, found::add);
  private final DecodedRecord rows = new DecodedRecord();

  @Test
  @DisplayName("a partial is its samples in the order of time, and what lies between them")
  void decode_partial_isItsSamples() {
    assertThat(decode(partial(6, LOW, HIGH, FIRST, LAST))).isEqualTo(DecodeOutcome.DECODED);
    assertThat(Decoded.lines(rows, fields)).isEqualTo("a.b=2.0\na.b=9.0\na.b=-1.0\na.b=3.0");
    assertThat(times()).containsExactly("1000.250", "1100.0", "1200.0", "1999.999999");
    assertThat(rows.rest()).isEqualTo(2);
    assertThat(rows.restSum()).isEqualTo(100 - 13);
    assertThat(found).containsExactly(new RawTopic("fast", 1_000));
  }

  @Test
  @DisplayName("a sample that is first and lowest is one sample")
  void decode_sameSample_onceOnly() {
    decode(partial(2, FIRST, LAST, FIRST, LAST));
    assertThat(times()).containsExactly("1000.250", "1999.999999");
    assertThat(rows.rest()).isZero();
    decode(partial(1, FIRST, FIRST, FIRST, FIRST));
    assertThat(times()).containsExactly("1000.250");
  }

  @Test
  @DisplayName("values of one record at one time are different samples")
  void decode_listInOneRecord_allOfIt() {
    Point low = new Point(1, 1_000, 0, 5);
    Point high = new Point(2, 1_000, 0, 5);
    decode(partial(2, low, high, low, high));
    assertThat(rows.rows()).isEqualTo(2);
  }

  @Test
  @DisplayName("the unit of a partial is that of its field")
  void decode_unit_isThatOfTheField() {
    decode(partial(6, LOW, HIGH, FIRST, LAST));
    assertThat(fields.texts().notation("a.b").unit()).isEqualTo("°C");
  }

  @Test
  @DisplayName("an account has no number and names the raw topic")
  void decode_account_withoutNumber() {
    Account account = new Account("fast", 0, 500, 0, 10, 10, 10, 0, 0, 0, 10, 0);
    assertThat(decode(RollupJson.write(account))).isEqualTo(DecodeOutcome.WITHOUT_NUMBER);
    assertThat(found).containsExactly(new RawTopic("fast", 500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rollup\":1,\"topic\":\"fast\"",
        "{\"rollup\":1,\"topic\":\"fast\",\"partition\":0,\"interval\":1000}",
        "{\"rollup\":1,\"topic\":\"fast\",\"partition\":1e99}",
        "{\"rollup\":1,\"topic\":\"fast\",\"min\":[1,1e999999999,0]}",
        "{\"rollup\":1,\"topic\":\"fast\",\"min\":[1,0.1e-999999999,0]}",
        "{\"rollup\":1,\"topic\":\"fast\",\"min\":3}"
      })
  @DisplayName("a broken one is undecodable")
  void decode_broken_isUndecodable(String value) {
    assertThat(decode(value.getBytes(UTF_8)).reason()).isEqualTo("a broken record of a roll-up");
  }

  @Test
  @DisplayName("one with more samples than it counts is broken, and so is an infinite value")
  void decode_impossible_isUndecodable() {
    assertThat(decode(partial(3, LOW, HIGH, FIRST, LAST)).isUndecodable()).isTrue();
    String text = new String(partial(6, LOW, HIGH, FIRST, LAST), UTF_8);
    assertThat(decode(text.replace("[9.0", "[9e999").getBytes(UTF_8)).isUndecodable()).isTrue();
    assertThat(fields.numbers().size()).isZero();
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("one of another version says so")
  void decode_otherVersion_isNamed() {
    assertThat(decode("{\"rollup\":2,\"topic\":\"fast\"}".getBytes(UTF_8)).reason())
        .isEqualTo("a roll-up in format 2; this program reads format 1");
  }

  @Test
  @DisplayName("a sum that no double holds is none")
  void decode_infiniteSum_isNotFinite() {
    Point big = new Point(1e308, 1_000, 0, 1);
    Point next = new Point(1e308, 1_001, 0, 2);
    Point last = new Point(1e308, 1_002, 0, 3);
    Partial sum =
        new Partial("fast", 0, "a", "", 1_000, 1_000, 3, 1 / 0.0, 0, big, next, big, last);
    assertThat(decode(RollupJson.write(sum))).isEqualTo(DecodeOutcome.DECODED);
    assertThat(rows.restSum()).isNaN();
  }

  @Test
  @DisplayName("series beyond the number of fields are left out and counted")
  void decode_manySeries_restIsLeftOut() {
    RecordFields two =
        new RecordFields(new FieldTable(2, path -> true), new FieldTable(2, path -> true));
    RollupDecoder bounded = new RollupDecoder(two, raw -> {});
    for (String name : List.of("a", "b", "c")) {
      rows.clear();
      byte[] value = RollupJson.write(partial(name));
      assertThat(bounded.decode(value, 0, value.length, rows)).isEqualTo(DecodeOutcome.DECODED);
    }
    assertThat(rows.isTimed()).isFalse();
    assertThat(rows.leftOut()).isEqualTo(4);
    assertThat(two.numbers().paths()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rollup\":1,\"topic\":\"t\"}",
        "{\"rollup\":12,\"topic\":",
        "{\"rollup\":1,\"topic\":3"
      })
  @DisplayName("how records of a roll-up begin")
  void isRollup_begun(String value) {
    assertThat(isRollup(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"rollup\":",
        "{\"rollup\":1",
        "{\"rollup\":1}",
        "{\"rollup\":true,\"topic\":\"t\"}",
        "{\"rollup\":1.5,\"topic\":\"t\"}",
        "{\"rollup\":1,\"value\":3}",
        "{\"rollup\":1234567890,\"topic\":\"t\"}",
        "[{\"rollup\":1,\"topic\":\"t\"}]"
      })
  @DisplayName("how others begin")
  void isRollup_other(String value) {
    assertThat(isRollup(value)).isFalse();
  }

  private static boolean isRollup(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return RollupDecoder.isRollup(bytes, 0, bytes.length);
  }

  private DecodeOutcome decode(byte[] value) {
    rows.clear();
    return decoder.decode(value, 0, value.length, rows);
  }

  private List<String> times() {
    List<String> times = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      times.add(rows.rowMs(row) + "." + rows.rowNanos(row));
    }
    return times;
  }

  private static Partial partial(String series) {
    return new Partial("fast", 0, series, "", 1_000, 1_000, 4, 13, 0, LOW, HIGH, FIRST, LAST);
  }

  private static byte[] partial(long count, Point min, Point max, Point first, Point last) {
    return RollupJson.write(
        new Partial("fast", 0, "a.b", "°C", 1_000, 1_000, count, 100, 0, min, max, first, last));
  }
}
