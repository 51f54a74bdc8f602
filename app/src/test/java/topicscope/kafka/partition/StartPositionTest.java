package topicscope.kafka.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.ReadingPlan;

class StartPositionTest {
  static Stream<Arguments> understood() {
    return Stream.of(
        Arguments.of("latest", new StartPosition.Latest()),
        Arguments.of(" earliest ", new StartPosition.Earliest()),
        Arguments.of("1", new StartPosition.LastRecords(1)),
        Arguments.of("999999999", new StartPosition.LastRecords(999_999_999)),
        Arguments.of("-250ms", new StartPosition.Ago(Duration.ofMillis(250))),
        Arguments.of("-90s", new StartPosition.Ago(Duration.ofSeconds(90))),
        Arguments.of("-5m", new StartPosition.Ago(Duration.ofMinutes(5))),
        Arguments.of("-1h", new StartPosition.Ago(Duration.ofHours(1))),
        Arguments.of("-2d", new StartPosition.Ago(Duration.ofDays(2))),
        Arguments.of("2026-11-20T10:00Z", since("2026-11-20T10:00:00Z")),
        Arguments.of("2026-11-20T10:00:30.5+02:00", since("2026-11-20T08:00:30.500Z")),
        Arguments.of(
            "2026-11-20T10:00",
            new StartPosition.Since(
                LocalDateTime.of(2026, 11, 20, 10, 0).atZone(ZoneId.systemDefault()).toInstant())),
        Arguments.of(
            "2026-11-20",
            new StartPosition.Since(
                LocalDate.of(2026, 11, 20).atStartOfDay(ZoneId.systemDefault()).toInstant())));
  }

  @ParameterizedTest
  @MethodSource("understood")
  void parse_everySyntax_understood(String text, StartPosition expected) {
    assertThat(StartPosition.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-5",
        "5m",
        "-5 m",
        "+5m",
        "--5m",
        "-5w",
        "-1.5h",
        "LATEST",
        "yesterday",
        "1e3",
        "9999999999",
        "-9999999999s",
        "2026-13-01",
        "2026-11-20T25:00Z",
        "10:00",
        "2026-11-20 10:00"
      })
  @DisplayName("an invalid argument is an error that lists the valid ones")
  void parse_bad_saysWhatIsRight(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartPosition.parse(text))
        .withMessageContaining("'" + text.strip() + "'")
        .withMessageContaining(StartPosition.SYNTAX);
  }

  @Test
  @DisplayName(
      "a member of a group can't begin at the last records; without a word it begins at the end")
  void plan_inGroup_noLastRecords() {
    ClusterConnection cluster = ClusterConnection.to("localhost:1");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ReadingPlan.of(
                cluster, "t", Optional.of(new StartPosition.LastRecords(5)), 200, Optional.of("g")))
        .withMessageContaining("can't begin at the last records");
    assertThat(ReadingPlan.of(cluster, "t", Optional.empty(), 200, Optional.of("g")).start())
        .isEqualTo(new StartPosition.Latest());
    assertThat(ReadingPlan.of(cluster, "t", Optional.empty(), 200, Optional.empty()).start())
        .isEqualTo(new StartPosition.LastRecords(200));
  }

  private static StartPosition since(String time) {
    return new StartPosition.Since(Instant.parse(time));
  }
}
