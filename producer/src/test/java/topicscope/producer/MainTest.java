package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import topicscope.producer.command.Defaults;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          cpu --interval 0ms             | '0ms' is no duration above zero such as 500ms
          cpu --interval fast            | 'fast' is no duration
          cpu --interval -5s             | '-5s' is no duration
          cpu --value-format xml         | 'xml' is none of int, float, json, binary-int32
          cpu --value-format avro        | avro needs --schema-registry
          cpu --command-config /no/file  | There is no file /no/file
          cpu --bootstrap-server nowhere | 'nowhere' is not of the form HOST:PORT
          cpu --topics x                 | Unknown option
          cpu --count 0                  | --count: must be 1 or more, not 0
          cpu --acks 2                   | --acks: '2' is none of all, 1, 0
          cpu --compression rar          | --compression: 'rar' is none of none, gzip
          random --rate 500001           | --rate: must be from 0.1 to 500000
          random --rate 0.05             | --rate: must be from 0.1 to 500000
          random --rate NaN              | --rate: must be from 0.1 to 500000
          random --interval 1us          | --rate: must be from 0.1 to 500000
          random --rate 5 --interval 1s  | give --rate or --interval, not both
          random --shape round           | 'round' is none of walk, sine, square, noise, spikes
          random --amplitude Infinity    | must be finite
          lines --key a --key-field b    | Give --key or --key-field, not both
          lines --partition-by x         | 'x' is neither 'key', a number, nor FIELD=VALUE:NUMBER
          lines --partition-by f=a:1,a:2 | 'a' is given twice
          lines --json-fields a,a        | each field needs a name of its own
          replay /no/file.csv            | there is no file /no/file.csv
          run                            | Name a source
          run --source gpu               | 'gpu' is no source; there are cpu, memory
          run --config /no/file          | There is no file /no/file
          topic                          | create, list or describe
          topic create                   | Missing required parameter: 'NAME'
          gpu                            | gpu
          ""                             | Say what to publish
          """,
      delimiter = '|',
      quoteCharacter = '"')
  @DisplayName("a mistake is reported in one or two lines, without a stack trace, exit code 78")
  void execute_mistake_isExplained(String arguments, String message) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" +", -1);
    Program.Result result = Program.run(words);
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.err())
        .contains(message, "--help")
        .doesNotContain("\tat ", "Exception")
        .hasLineCount(2);
  }

  @Test
  @DisplayName("what a mistake repeats can't control the terminal")
  void execute_mistakeWithControls_escaped() {
    Program.Result result = Program.run("cpu", "--interval", "\u001b[2J\u009b1m\u007f");
    assertThat(result.err())
        .contains("\\u001b[2J\\u009b1m\\u007f")
        .doesNotContain("\u001b", "\u009b", "\u007f");
  }

  @Test
  @DisplayName("help names every option of cpu with its default")
  void help_cpu_isComplete() {
    Program.Result result = Program.run("cpu", "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("--bootstrap-server", "localhost:", "--topic", "test-topic", "--interval")
        .contains("500ms", "--value-format", "(default: int)", "--key", "--command-config");
  }

  @Test
  @DisplayName("help lists every command")
  void help_root_isComplete() {
    assertThat(Program.run("--help").out())
        .contains(
            "cpu", "memory", "disk", "network", "sensors", "system", "temperature", "humidity")
        .contains("heart-rate", "random", "lines", "replay", "run", "topic", "bench");
  }

  @Test
  @DisplayName("an environment variable replaces an option that isn't given")
  void execute_environment_isTaken() {
    Program program = new Program().with("TOPICSCOPE_INTERVAL", "soon");
    assertThat(program.execute("cpu").err()).contains("'soon' is no duration");
    assertThat(program.execute("cpu", "--interval", "1s", "--acks", "no").err())
        .contains("--acks")
        .doesNotContain("soon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOPICSCOPE_VERSION", "TOPICSCOPE_HELP", "TOPICSCOPE_CONFIG"})
  @DisplayName("an environment variable for one command has no effect on the others")
  void execute_othersVariable_isLeftAlone(String variable) {
    Program program = new Program().with(variable, "1.2.3");
    assertThat(program.execute("cpu", "--acks", "no").err()).startsWith("--acks: 'no' is none of");
    assertThat(program.execute("topic", "create", "t", "--bootstrap-server", "nowhere").err())
        .startsWith("--bootstrap-server: 'nowhere' is not");
  }

  @Test
  @DisplayName("no environment variable means one thing to one command and another to the next")
  void variables_ofAllCommands_haveOneMeaning() {
    Map<String, Set<String>> meanings = new TreeMap<>();
    collect(Program.commandLine(), meanings);
    assertThat(meanings).containsKeys("TOPICSCOPE_TOPIC", "TOPICSCOPE_PARTITIONS");
    assertThat(meanings).allSatisfy((variable, labels) -> assertThat(labels).hasSize(1));
  }

  private static void collect(CommandLine command, Map<String, Set<String>> meanings) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      meanings
          .computeIfAbsent(Defaults.variable(option.longestName()), _ -> new TreeSet<>())
          .add(option.paramLabel());
    }
    command.getSubcommands().values().forEach(sub -> collect(sub, meanings));
  }
}
