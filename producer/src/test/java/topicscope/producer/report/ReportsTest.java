package topicscope.producer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.producer.publish.Totals;
import topicscope.producer.source.Reading;

class ReportsTest {
  private static final SourceState STATE =
      new SourceState(
          "cpu",
          "t",
          new Totals(1010, 1000, Map.of("record too large", 3L, "not confirmed in time", 2L), 5),
          7,
          2,
          Optional.of(Reading.of("cpu", 12.5)));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  @DisplayName(
      "plain lines: one per event, progress with the last value, problems on the error stream")
  void lines_everyEvent_isALine() {
    tellAll(new TextReport(stream(out), stream(err), TextReport.Detail.LINES, 80));
    assertThat(text(out).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("sending"),
            line -> assertThat(line).endsWith(" connected"),
            line -> assertThat(line).isEqualTo("t-1@42"),
            line ->
                assertThat(line)
                    .endsWith(" t cpu sent 1,000 (2.0/s), failed 5, skipped 5, last cpu=12.5"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "total cpu to t: made 1010 = acknowledged 1000 + failed 5"
                            + " (2 not confirmed in time, 3 record too large) + skipped 5;"
                            + " missed ticks 7"));
    assertThat(text(err).lines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("gone; keeps trying, nothing is sent meanwhile"),
            line -> assertThat(line).endsWith("odd"),
            line -> assertThat(line).endsWith("gives up: hopeless"));
  }

  @Test
  @DisplayName("quiet: only problems and the total")
  void quiet_progress_isLeftOut() {
    tellAll(new TextReport(stream(out), stream(err), TextReport.Detail.QUIET, 80));
    assertThat(text(out)).startsWith("total cpu").hasLineCount(1);
    assertThat(text(err)).hasLineCount(3);
  }

  @Test
  @DisplayName(
      "on a terminal the progress overwrites one line, and is cleared before any other line")
  void live_progress_isWrittenOver() {
    TextReport report = new TextReport(stream(out), stream(err), TextReport.Detail.LIVE, 100);
    report.progress(List.of(STATE));
    report.progress(List.of(STATE, STATE, STATE));
    report.connected();
    String[] parts = text(out).split("\r", -1);
    assertThat(parts[1]).startsWith("cpu sent 1,000 (2.0/s)").doesNotContain("\n");
    assertThat(parts[2]).hasSize(99).endsWith("…");
    assertThat(parts[3]).isBlank();
    assertThat(parts[4]).endsWith(" connected" + System.lineSeparator());
  }

  @Test
  @DisplayName("JSON: one object per event, with the counts as numbers")
  void json_everyEvent_isAnObject() {
    tellAll(new JsonReport(stream(out), true));
    assertThat(text(out).lines())
        .hasSize(8)
        .allMatch(line -> line.matches("\\{\"event\":\"[a-z-]+\",\"time\":\"[^\"]+Z\".*}"))
        .anyMatch(line -> line.contains("\"event\":\"gave-up\"") && line.contains("hopeless"))
        .last()
        .asString()
        .contains("\"event\":\"total\"", "\"made\":1010,\"acknowledged\":1000,\"failed\":5")
        .contains("\"failedBy\":{\"not confirmed in time\":2,\"record too large\":3}")
        .contains("\"skipped\":5,\"underWay\":0,\"missedTicks\":7,\"perSecond\":2.0")
        .contains("\"last\":{\"cpu\":12.5}");
  }

  @Test
  void limiter_withinTheSpacing_letsNonePass() {
    Limiter limiter = new Limiter(10);
    assertThat(limiter.pass(5)).isTrue();
    assertThat(limiter.pass(14)).isFalse();
    assertThat(limiter.pass(15)).isTrue();
  }

  @Test
  @DisplayName("the keyboard reader consumes typed characters, and never waits for more")
  void keyboard_input_isTakenOnce() {
    ByteArrayInputStream typed = new ByteArrayInputStream("\n\n".getBytes(StandardCharsets.UTF_8));
    Keyboard elsewhere = new Keyboard(typed, () -> false);
    assertThat(elsewhere.wasPressed()).as("another program has the terminal").isFalse();
    Keyboard keyboard = new Keyboard(typed, () -> true);
    assertThat(keyboard.wasPressed()).isTrue();
    assertThat(keyboard.wasPressed()).isFalse();
  }

  private static void tellAll(Report report) {
    report.starting("sending");
    report.connected();
    report.acknowledged("t", 1, 42);
    report.waiting("gone");
    report.trouble("odd");
    report.progress(List.of(STATE));
    report.gaveUp("hopeless");
    report.totals(List.of(STATE), true);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
