package topicscope.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.producer.Program;

class SourceArgumentsTest {
  @Test
  @DisplayName("quotes keep blanks, around a word or around a part of it")
  void split_quotes_keepBlanks() {
    SourceArguments source =
        SourceArguments.split("lines --key=\"two words\" --json-fields 'a, b' --topic it's");
    assertThat(source.name()).isEqualTo("lines");
    assertThat(source.arguments())
        .containsExactly("--key=two words", "--json-fields", "a, b", "--topic", "it's");
  }

  @Test
  @DisplayName("sources end at semicolons, but not inside quotes")
  void run_semicolons_separateSources() {
    Program.Result result =
        Program.run(
            "run",
            "--source",
            "memory --key 'a;b';random --key=\"c; d\"",
            "--bootstrap-server",
            "127.0.0.1:1",
            "--duration",
            "1ms");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.totals()).hasSize(2);
  }
}
