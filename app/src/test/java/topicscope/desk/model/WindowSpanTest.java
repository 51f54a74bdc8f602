package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.kafka.partition.StartPosition;
import topicscope.reading.ReadingStart;

class WindowSpanTest {
  @Test
  @DisplayName("the longest span of the menu within a length is found, or that length")
  void within_longestOfTheMenu() {
    assertThat(WindowSpan.within(Duration.ofSeconds(120)).span()).isEqualTo(Duration.ofMinutes(1));
    assertThat(WindowSpan.within(Duration.ofSeconds(300)).span()).isEqualTo(Duration.ofMinutes(5));
    assertThat(WindowSpan.within(Duration.ofDays(90)).span()).isEqualTo(Duration.ofDays(7));
    assertThat(WindowSpan.within(Duration.ofMillis(120)).span()).isEqualTo(Duration.ofMillis(120));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "90 s, Last 90 s",
    "-630s, Last 630 s",
    "-5m, Last 5 min",
    "120 s, Last 2 min",
    "3 h, Last 3 h",
    "1 h 30 min, Last 90 min",
    "24 hours, Last 24 h",
    "2 days, Last 2 days",
    "500ms, Last 500 ms",
    "last 5 min, Last 5 min",
    "500 points, Last 500 points",
    "500, Last 500 points",
    "20k, Last 20 k points",
    "2 M points, Last 2 M points",
    "'12,345', 'Last 12,345 points'",
    "All, All",
    "now, Only new records",
  })
  void parse_whatUsersWrite(String text, String title) {
    assertThat(WindowSpan.parse(text).title()).isEqualTo(title);
  }

  @Test
  @DisplayName("a time of day is the last one that has been; a date may have a time")
  void parse_times_since() {
    Instant past = Instant.now();
    StartPosition from = WindowSpan.parse("since 23:59:59").from();
    assertThat(from)
        .isInstanceOfSatisfying(
            StartPosition.Since.class,
            since ->
                assertThat(since.time())
                    .isBetween(past.minus(Duration.ofHours(26)), Instant.now()));
    LocalDateTime date = LocalDateTime.of(2020, 11, 3, 9, 5);
    WindowSpan dated = WindowSpan.parse("2020-11-03 09:05");
    assertThat(dated).isEqualTo(WindowSpan.since(date.atZone(ZoneId.systemDefault()).toInstant()));
    assertThat(dated.title()).isEqualTo("Since 3 Nov 2020 09:05");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "",
        "5 parsecs",
        "0 points",
        "60000000 points",
        "0 s",
        "999 days",
        "2200-01-01"
      })
  @DisplayName("what is not understood gets one sentence")
  void parse_other_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WindowSpan.parse(text))
        .satisfies(refused -> assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n"));
  }

  @ParameterizedTest(name = "{0}: longer {1}, shorter {2}")
  @CsvSource({
    "200 points, Last 1 k points, Last 200 points",
    "5000 points, Last 10 k points, Last 1 k points",
    "1 M points, All, Last 100 k points",
    "10 s, Last 30 s, Last 10 s",
    "7 min, Last 15 min, Last 5 min",
    "7 days, All, Last 24 h",
    "all, All, Last 15 min",
    "new, Last 200 points, Only new records",
  })
  void next_keepsItsKind(String span, String longer, String shorter) {
    Duration shown = Duration.ofMinutes(24);
    assertThat(WindowSpan.parse(span).next(true, shown).title()).isEqualTo(longer);
    assertThat(WindowSpan.parse(span).next(false, shown).title()).isEqualTo(shorter);
  }

  @Test
  @DisplayName("where reading begins on the command line is the span; else the last points")
  void of_start() {
    ReadingStart ago =
        ReadingStart.USUAL.at(Optional.of(new StartPosition.Ago(Duration.ofMinutes(5))));
    assertThat(WindowSpan.of(ago, 200)).isEqualTo(WindowSpan.ofSpan(Duration.ofMinutes(5)));
    assertThat(WindowSpan.of(ReadingStart.USUAL, 300)).isEqualTo(WindowSpan.ofPoints(300));
  }
}
