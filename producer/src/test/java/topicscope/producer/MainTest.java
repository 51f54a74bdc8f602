package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          cpu --interval 0ms             | '0ms' is no time span above zero such as 500ms
          cpu --interval fast            | 'fast' is no time span
          cpu --interval -5s             | '-5s' is no time span
          cpu --value-format xml         | 'xml' is none of int, json
          cpu --command-config /no/file  | There is no file /no/file
          cpu --topics x                 | Unknown option
          gpu                            | gpu
          ""                             | Say what to publish
          """,
      delimiter = '|',
      quoteCharacter = '"')
  @DisplayName("a mistake is named in a line or two, without a stack trace, exit code 1")
  void execute_mistake_isExplained(String arguments, String message) {
    StringWriter text = new StringWriter();
    CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(text));
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" +", -1);
    assertThat(commandLine.execute(words)).isEqualTo(1);
    assertThat(text.toString())
        .contains(message, "--help")
        .doesNotContain("\tat ", "Exception")
        .hasLineCount(2);
  }

  @Test
  @DisplayName("help names every option of cpu with its default")
  void help_cpu_isComplete() {
    StringWriter text = new StringWriter();
    CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(text));
    assertThat(commandLine.execute("cpu", "--help")).isZero();
    assertThat(text.toString())
        .contains("--bootstrap-server", "localhost:9092", "--topic", "test-topic", "--interval")
        .contains("500ms", "--value-format", "int", "--key", "--command-config");
  }
}
