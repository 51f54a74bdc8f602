package topicscope.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.kafka.partition.OffsetSpan;

/** A capture as a line of text. */
@Execution(CONCURRENT)
class CaptureLineTest {
  private static final Capture CAPTURE =
      new Capture(
          "one:9092,two:9092",
          "sensors",
          Optional.of("Zb3mJ2dCQ0aYy1n7XkP5Vw"),
          List.of(new OffsetSpan(0, 1_200, 1_840), new OffsetSpan(2, 7, 7)),
          "it's \"100 %\"",
          "\"it's\" > 90 until 80",
          1_700_000_000_123.456,
          2_000,
          8_500,
          93.25);

  @Test
  @DisplayName("a line is read back as the same capture, and stands between single quotes")
  void line_readBack_same() {
    String line = CaptureLine.of(CAPTURE);

    assertThat(line).startsWith("topicscope show '").endsWith("'").contains("0:1200-1840,2:7-7");
    assertThat(line.chars().filter(c -> c == '\'').count()).isEqualTo(2);
    assertThat(CaptureLine.isOne(line)).isTrue();
    Capture read = CaptureLine.parse(line);
    assertThat(read.atMs()).isCloseTo(CAPTURE.atMs(), within(1e-3));
    assertThat(read).usingRecursiveComparison().ignoringFields("atMs").isEqualTo(CAPTURE);
    String bare = line.substring("topicscope show '".length(), line.length() - 1);
    assertThat(CaptureLine.parse(bare)).isEqualTo(read);
    assertThat(CaptureLine.parse(bare + " later=\"more of it\"")).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | NAME=VALUE is expected at 'hello'",
        "cluster=a topic=t t0=2026-01-01T00:00:00Z before=1s | has no after=",
        "cluster=a topic=t t0=noon before=1s after=1s | t0=noon is no time",
        "cluster=a topic=t t0=2026-01-01 before=1s after=soon | after=soon is no time",
        "cluster=a topic=t partitions=0:9-3 t0=2026-01-01 before=1s after=1s | '0:9-3' is no",
        "cluster=a topic= t0=2026-01-01 before=1s after=1s | has no topic="
      })
  @DisplayName("what is no line is refused, with what is missing")
  void nonsense_refused(String line, String message) {
    assertThatThrownBy(() -> CaptureLine.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
