package topicscope.decode.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTimeTest {
  private final TimeText time = new TimeText();

  @ParameterizedTest
  @CsvSource({
    "'Thu, 29 Feb 2024 13:45:01 GMT', 2024-02-29T13:45:01Z, text",
    "'Thu, 1 Feb 2024 13:45 +0100', 2024-02-01T12:45:00Z, text",
    "'29 Feb 2024 13:45:01 EST', 2024-02-29T18:45:01Z, text",
    "'Thursday, 29-Feb-2024 13:45:01 GMT', 2024-02-29T13:45:01Z, text",
    "'Thu Feb 29 13:45:01 2024', 2024-02-29T13:45:01Z, text without a zone",
    "'Thu Feb  1 13:45:01 2024', 2024-02-01T13:45:01Z, text without a zone",
    "'Thu Feb 29 13:45:01 CET 2024', 2024-02-29T12:45:01Z, text",
    "'Feb 29, 2024 1:45:01 PM', 2024-02-29T13:45:01Z, text without a zone",
    "'29/Feb/2024:13:45:01 +0000', 2024-02-29T13:45:01Z, text",
    "'[29/Feb/2024:13:45:01 -0500]', 2024-02-29T18:45:01Z, text",
    "'29.02.2024 13:45:01', 2024-02-29T13:45:01Z, text without a zone",
    "'29.02.2024 13:45:01,25', 2024-02-29T13:45:01.250Z, text without a zone",
    "'29.02.2024, 13:45', 2024-02-29T13:45:00Z, text without a zone",
    "'1.2.2024', 2024-02-01T00:00:00Z, text without a zone",
    "'02/03/2024 01:45:01 PM', 2024-02-03T13:45:01Z, text without a zone",
    "'02/03/2024 12:00:00 AM', 2024-02-03T00:00:00Z, text without a zone",
    "'02/29/2024 13:45', 2024-02-29T13:45:00Z, text without a zone",
    "'29/02/2024 13:45', 2024-02-29T13:45:00Z, text without a zone",
    "/Date(1709214301000)/, 2024-02-29T13:45:01Z, text",
    "/Date(1709214301000+0200)/, 2024-02-29T13:45:01Z, text",
    "2024-02-29T13:45:01Z, 2024-02-29T13:45:01Z, ISO 8601",
    "2024-02-29 13:45:01, 2024-02-29T13:45:01Z, ISO 8601 without a zone"
  })
  void read_valid(String text, Instant expected, String unit) {
    assertThat(read(text)).isTrue();
    assertThat(Instant.ofEpochMilli(time.ms(0))).isEqualTo(expected);
    assertThat(time.unit()).isEqualTo(unit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "02/03/2024 13:45:01",
        "30.02.2024 13:45:01",
        "29.02.24 13:45:01",
        "10.0.0.1",
        "192.168.10.20",
        "29.02.2024 25:00:00",
        "29.02.2024 13:45:01 somewhere",
        "13/13/2024 13:45",
        "02/03/2024 13:45:01 PM",
        "/Date()/",
        "/Date(1709214301000)",
        "/data/2024/02",
        "Thu, 29 Foo 2024 13:45:01 GMT",
        "Monday morning",
        "March and April",
        "May 5, 20245",
        "1700000000",
        "12345678.25",
        "29-Feb-2024 13",
        "29.02.2024/13:45"
      })
  void read_invalid(String text) {
    assertThat(read(text)).isFalse();
  }

  @Test
  @DisplayName("a day above 12 tells the order of the dates after it")
  void read_slashes_orderIsLearned() {
    assertThat(read("03/04/2024 10:00")).isFalse();
    assertThat(read("17/04/2024 10:00")).isTrue();
    assertThat(read("03/04/2024 10:00")).isTrue();
    assertThat(Instant.ofEpochMilli(time.ms(0))).isEqualTo("2024-04-03T10:00:00Z");
  }

  private boolean read(String text) {
    byte[] bytes = ("xx" + text + "99").getBytes(UTF_8);
    return time.read(bytes, 2, bytes.length - 2);
  }
}
