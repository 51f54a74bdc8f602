package topicscope.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.producer.Program;

class RunFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          sources: cpu                                      | 1 | 'sources' must be a list
          sources:;  - cpu                                  | 2 | a source must be a list of settings
          sources:;  - interval: 1s                         | 2 | a source needs a line 'source: NAME'
          sources:;  - source: gpu                          | 2 | 'gpu' is no source; there are cpu,
          sources:;  - source: cpu;    intervall: 1s        | 3 | 'intervall' is no setting of cpu; it has count,
          sources:;  - source: cpu;    interval: soon       | 3 | 'soon' is no duration
          sources:;  - source: cpu;    count: 1.5           | 3 | '1.5' is not a long
          sources:;  - source: cpu;  - source: random;    key: k;    rate: 1e9 | 5 | --rate: must be from 0.1
          sources:;  - source: random;    interval: 1s;    rate: 5 | 4 | give --rate or --interval, not both
          sources:;  - source: cpu;    value-format: avro   | 3 | --value-format: avro needs --schema-registry
          sources:;  - source: cpu;    per-core: perhaps    | 3 | 'perhaps' is not a boolean
          sources:;  - source: cpu;    key: a;    key: b    | 4 | 'key' is given twice
          sources:;  - source: cpu;    key: {a: b}          | 3 | 'key' must have a plain value
          quiet: yes please;sources:;  - source: cpu        | 1 | 'yes please' is not a boolean
          speed: 3;sources:;  - source: cpu                 | 1 | 'speed' is no setting of the run
          source: cpu                                       | 1 | 'source' is no setting of the run
          host: a;progress: 0s;sources: []                  | 2 | '0s' is no duration
          sources: [                                        | 2 | expected
          a: b: c                                           | 1 | mapping values are not allowed
          - a                                               | 1 | the file must hold settings
          """)
  @DisplayName("a mistake in the file is reported with file and line")
  void read_mistake_isPointedAt(String lines, int line, String message) throws IOException {
    Path file = file(lines.replace(';', '\n') + "\n");
    Program.Result result = Program.run("run", "--config", file.toString());
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err()).startsWith(file + ":" + line + ": ").contains(message);
    assertThat(result.err()).hasLineCount(2).doesNotContain("\tat ", "Exception");
  }

  @Test
  @DisplayName("a file without sources, or sources in two places, is refused")
  void read_noSources_isRefused() throws IOException {
    Path file = file("host: a\n");
    assertThat(Program.run("run", "--config", file.toString()).err()).contains("Name a source");
    assertThat(Program.run("run", "--config", file.toString(), "--source", "cpu").err())
        .contains("by --source or by --config, not both");
  }

  @Test
  @DisplayName("YAML that names classes is text, and a bomb of aliases is refused")
  void read_hostileYaml_isHarmless() throws IOException {
    Path tagged = file("sources: !!javax.script.ScriptEngineManager []\n");
    assertThat(Program.run("run", "--config", tagged.toString()).exitCode()).isEqualTo(78);
    Path bomb = file("a: &a [x, x]\nb: &b [*a, *a]\nsources: [*b, *b]\n");
    assertThat(Program.run("run", "--config", bomb.toString()).exitCode()).isEqualTo(78);
    Path deep = file("a: " + "[".repeat(10_000) + "\n");
    Program.Result result = Program.run("run", "--config", deep.toString());
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err()).startsWith(deep + ":1: ").doesNotContain("Exception", "\tat ");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "producer", ".yaml"), text);
  }
}
