package topicscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import topicscope.kafka.client.ReaderState;

class HeadlessRunTest {
  @ParameterizedTest
  @DisplayName(
      "before the first connection trouble is an error, later it is reported; patience is for DOWN")
  @CsvSource(
      textBlock =
          """
          # state,    connected, patient, response
          CONNECTING, false,     false,   WAIT
          CONNECTING, false,     true,    WAIT
          CONNECTING, true,      false,   WAIT
          LIVE,       true,      false,   WAIT
          IDLE,       true,      false,   WAIT
          BUSY,       false,     false,   REPORT
          BUSY,       true,      false,   REPORT
          STALLED,    false,     false,   REPORT
          STALLED,    true,      false,   REPORT
          DOWN,       false,     false,   FAIL
          DOWN,       false,     true,    WAIT
          DOWN,       true,      false,   REPORT
          DOWN,       true,      true,    REPORT
          FAILED,     false,     false,   FAIL
          FAILED,     false,     true,    FAIL
          FAILED,     true,      false,   REPORT
          FAILED,     true,      true,    REPORT
          """)
  void respond_eachState_onePolicy(
      ReaderState.Kind state, boolean connected, boolean patient, HeadlessRun.Response expected) {
    assertThat(HeadlessRun.respond(state, connected, patient)).isEqualTo(expected);
  }

  @Test
  @DisplayName("the run closes in reverse order, all of it, also if one fails")
  void close_oneFails_closesTheOthersInReverse() {
    List<String> closed = new ArrayList<>();
    HeadlessRun run = new HeadlessRun(CommandSpec.create());
    run.onClose(() -> closed.add("first"));
    run.onClose(() -> {
      throw new IllegalStateException("stuck");
    });
    run.onClose(() -> closed.add("last"));

    assertThat(catchThrowable(run::close)).hasMessage("stuck");
    assertThat(closed).containsExactly("last", "first");
  }

  @Test
  @DisplayName("messages are prefixed and hold no control characters")
  void message_controlCharacters_escaped() {
    StringWriter err = new StringWriter();
    CommandSpec spec = CommandSpec.create();
    new CommandLine(spec).setErr(new PrintWriter(err));

    try (HeadlessRun run = new HeadlessRun(spec)) {
      run.message("no series \u001b]0;owned\u0007");
    }

    assertThat(err.toString().strip()).isEqualTo("topicscope: no series \\u001b]0;owned\\u0007");
  }
}
