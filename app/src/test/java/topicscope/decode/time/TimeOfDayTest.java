package topicscope.decode.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOfDayTest {
  private final TimeOfDay time = new TimeOfDay();

  private boolean read(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return time.read(bytes, 0, bytes.length);
  }

  @ParameterizedTest(name = "{0} near {1}: {2}")
  @CsvSource({
    "13:45:01, 2024-03-01T13:45:02Z, 2024-03-01T13:45:01Z",
    "23:59:58.250, 2024-03-01T00:00:01Z, 2024-02-29T23:59:58.250Z",
    "'00:00:03,5', 2024-02-29T23:59:59Z, 2024-03-01T00:00:03.500Z",
    "13:45:01+02:00, 2024-03-01T11:45:02Z, 2024-03-01T11:45:01Z",
    "00:30:00+02:00, 2024-03-01T22:30:02Z, 2024-03-01T22:30:00Z",
  })
  @DisplayName("a time of day is that of the nearest day, also across midnight")
  void read_nearestDay(String text, Instant reference, Instant expected) {
    assertThat(read(text)).isTrue();
    assertThat(Instant.ofEpochMilli(time.msNear(reference.toEpochMilli()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"13:45", "25:00:00", "13:60:00", "13:45:61", "13:45:01.", "1:45:01", "13:45:01x"})
  @DisplayName("what is no time of day is refused")
  void read_other_refused(String text) {
    assertThat(read(text)).isFalse();
  }
}
