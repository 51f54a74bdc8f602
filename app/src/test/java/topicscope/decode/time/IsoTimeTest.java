package topicscope.decode.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  private final IsoTime time = new IsoTime();

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T13:45:01Z, 2024-02-29T13:45:01Z",
    "2024-02-29T13:45:01.123456789Z, 2024-02-29T13:45:01.123Z",
    "2024-02-29T13:45:01.5, 2024-02-29T13:45:01.500Z",
    "'2024-02-29 13:45:01,25', 2024-02-29T13:45:01.250Z",
    "2024-02-29T13:45Z, 2024-02-29T13:45:00Z",
    "2024-02-29T13:45:01+02:00, 2024-02-29T11:45:01Z",
    "2024-02-29T13:45:01-0530, 2024-02-29T19:15:01Z",
    "2024-02-29T13:45:01+02, 2024-02-29T11:45:01Z",
    "2024-02-29T24:00Z, 2024-03-01T00:00:00Z",
    "2024/02/29 13:45:01, 2024-02-29T13:45:01Z",
    "2024/02/29, 2024-02-29T00:00:00Z",
    "20240229T134501Z, 2024-02-29T13:45:01Z",
    "20240229T134501.25+0100, 2024-02-29T12:45:01.250Z",
    "20240229T1345Z, 2024-02-29T13:45:00Z",
    "2024-02-29 13:45:01 UTC, 2024-02-29T13:45:01Z",
    "2024-02-29 13:45:01 GMT, 2024-02-29T13:45:01Z",
    "2024-02-29 13:45:01 +0200, 2024-02-29T11:45:01Z",
    "2024-02-29 13:45:01.5 +0000 UTC, 2024-02-29T13:45:01.500Z",
    "2024-02-29T13:45:01+01:00[Europe/Berlin], 2024-02-29T12:45:01Z",
    "1970-01-01, 1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z"
  })
  void read_valid(String text, Instant expected) {
    assertThat(read(text)).isTrue();
    assertThat(Instant.ofEpochMilli(time.ms())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-13-01",
        "2024-00-01",
        "2024-01-32",
        "2023-02-29",
        "1900-02-29",
        "2024-02-29T24:30",
        "2024-02-29T24:00:01",
        "2024-01-00",
        "20240229",
        "2024022913",
        "20240229T13:45",
        "2024-02/29",
        "2024/02-29",
        "2024-02-29T13:45:01 ",
        "2024-02-29T13:45:01+01:00[Europe",
        "2024-02-29T13:45:01+01:00 CET",
        "2024-02-29T",
        "2024-02-29T25:00",
        "2024-02-29T13:60",
        "2024-02-29T13:45:61",
        "12:45:01",
        "2024-02-29T13:45:01.",
        "2024-02-29T13:45:01X",
        "2024-02-29T13:45:01+25:00",
        "2024-02-29T13:45:01Zx",
        "not a date at all"
      })
  void read_invalid(String text) {
    assertThat(read(text)).isFalse();
  }

  @Test
  void read_agreesWithTheJdk() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Instant instant =
          Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(random.nextInt(-1080, 1081) * 60);
      OffsetDateTime local = instant.atOffset(zone);
      if (local.getYear() >= 0 && local.getYear() <= 9999) {
        assertThat(read(local.toString())).as(local.toString()).isTrue();
        assertThat(time.ms()).as(local.toString()).isEqualTo(instant.toEpochMilli());
      }
    }
  }

  private boolean read(String text) {
    byte[] bytes = ("xx" + text + "99").getBytes(UTF_8);
    return time.read(bytes, 2, bytes.length - 2);
  }
}
