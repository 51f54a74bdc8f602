package topicscope.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1763596800, 1763596800000000000",
    "1763596800.25, 1763596800250000000",
    "1763596800123, 1763596800123000000",
    "1763596800123456, 1763596800123456000",
    "1763596800123456789, 1763596800123456789",
    "0, 0",
    "-5, -5000000000",
    "2025-11-20T00:00:00Z, 1763596800000000000",
    "2025-11-20T01:00:00+01:00, 1763596800000000000",
    "2025-11-20T01:00:00.5+0100, 1763596800500000000",
    "2025-11-19T23:00:00-01, 1763596800000000000",
    "2025-11-20 00:00:00, 1763596800000000000",
    "2025-11-20T00:00, 1763596800000000000",
    "2025-11-20, 1763596800000000000",
  })
  void nanos_usualForms_areRead(String text, long nanos) {
    assertThat(TimeText.nanos(text)).hasValue(nanos);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "NaN", "1e9", "2025-13-01", "2025-11-20T25:00", "9999-12-31"})
  void nanos_noTime_isRefused(String text) {
    assertThat(TimeText.nanos(text)).isEmpty();
  }

  @Test
  @DisplayName(
      "CSV: quotes, a byte order mark, texts and numbers; a bad row is named and passed by")
  void next_csv_givesRows() throws IOException {
    Path file =
        file(
            "a.csv",
            "\ufefftime,host,\"a, b\",c\n1,x,2.5,\n2,\"y \"\"z\"\"\",7,8\n3,x\nbad,x,1,1\n");
    List<Row> rows = new ArrayList<>();
    List<String> bad = readAll(new Recording(file, ""), rows);
    assertThat(rows).hasSize(2);
    assertThat(text(rows.getFirst()))
        .isEqualTo("{\"time\":1,\"host\":\"x\",\"a, b\":2.5,\"c\":\"\"}");
    assertThat(text(rows.getLast()))
        .isEqualTo("{\"time\":2,\"host\":\"y \\\"z\\\"\",\"a, b\":7,\"c\":8}");
    assertThat(rows.getLast().reading("r", "time", "").orElseThrow().text())
        .isEqualTo("a, b=7.0 c=8.0");
    assertThat(rows.getLast().reading("r", "time", "c").orElseThrow().value()).isEqualTo(8);
    assertThat(rows.getFirst().reading("r", "time", "c")).isEmpty();
    assertThat(bad)
        .containsExactly("line 4: it has 2 columns, the header has 4", "line 5: 'bad' is no time");
  }

  @Test
  @DisplayName("JSON lines are sent as they were recorded; empty lines are passed over")
  void next_jsonLines_givesRows() throws IOException {
    Path file =
        file("a.jsonl", "{\"ts\":1,\"v\": 2.50,\"n\":{\"x\":1}}\n\n{\"ts\":2}\nno\n{\"v\":1}\n");
    List<Row> rows = new ArrayList<>();
    List<String> bad = readAll(new Recording(file, ""), rows);
    assertThat(rows).hasSize(2);
    assertThat(text(rows.getFirst())).isEqualTo("{\"ts\":1,\"v\": 2.50,\"n\":{\"x\":1}}");
    assertThat(rows.getFirst().reading("r", "ts", "").orElseThrow().text()).isEqualTo("v=2.5");
    assertThat(rows.getLast().reading("r", "ts", "")).isEmpty();
    assertThat(bad).containsExactly("line 4: it is no JSON object", "line 5: '' is no time");
  }

  @Test
  @DisplayName("a file without a time column is an error that lists its columns")
  void open_noTimeColumn_isExplained() throws IOException {
    Path file = file("a.csv", "when,v\n1,2\n");
    assertThatThrownBy(() -> new Recording(file, "").check())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its columns are when, v. Name one by --time-column.");
    assertThatThrownBy(() -> new Recording(file, "t").check())
        .hasMessageContaining("has no column 't'");
    try (RowReader reader = new Recording(file, "when").open()) {
      assertThat(reader.timeField()).isEqualTo("when");
    }
    assertThatThrownBy(() -> new Recording(file("e.csv", ""), "").check())
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> new Recording(file("e.json", "[1]\n"), "").check())
        .hasMessageContaining("line 1 is no JSON object");
  }

  @Test
  @DisplayName(
      "rows are due as far apart as recorded, by the speed; a round keeps the last distance")
  void dueAt_speed_divides() {
    PlayClock clock = new PlayClock(2);
    clock.beginRound();
    assertThat(clock.dueAt(1000, 50)).isEqualTo(50);
    assertThat(clock.dueAt(1200, 60)).isEqualTo(150);
    assertThat(clock.dueAt(1100, 70)).as("time goes back").isEqualTo(150);
    assertThat(clock.dueAt(1300, 80)).isEqualTo(250);
    clock.beginRound();
    assertThat(clock.dueAt(1000, 90)).isEqualTo(350);
    assertThat(clock.dueAt(1200, 95)).isEqualTo(450);
    PlayClock fast = new PlayClock(Double.POSITIVE_INFINITY);
    assertThat(fast.dueAt(0, 5)).isEqualTo(fast.dueAt(1L << 60, 9)).isEqualTo(5);
  }

  private static List<String> readAll(Recording recording, List<Row> rows) throws IOException {
    List<String> bad = new ArrayList<>();
    try (RowReader reader = recording.open()) {
      boolean more = true;
      while (more) {
        try {
          Optional<Row> row = reader.next();
          row.ifPresent(rows::add);
          more = row.isPresent();
        } catch (RowReader.BadRowException e) {
          bad.add(e.getMessage());
        }
      }
    }
    return bad;
  }

  private static String text(Row row) {
    return new String(row.json(), StandardCharsets.UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
