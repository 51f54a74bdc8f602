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
          # state,    connected, patience, response
          CONNECTING, false,     OVER,     WAIT
          CONNECTING, false,     SHORT,    WAIT
          CONNECTING, false,     ENDLESS,  REPORT
          CONNECTING, true,      OVER,     WAIT
          CONNECTING, true,      ENDLESS,  WAIT
          LIVE,       true,      OVER,     WAIT
          IDLE,       true,      OVER,     WAIT
          BUSY,       false,     OVER,     REPORT
          BUSY,       true,      OVER,     REPORT
          STALLED,    false,     OVER,     REPORT
          STALLED,    true,      OVER,     REPORT
          DOWN,       false,     OVER,     FAIL
          DOWN,       false,     SHORT,    WAIT
          DOWN,       false,     ENDLESS,  REPORT
          DOWN,       true,      OVER,     REPORT
          DOWN,       true,      SHORT,    REPORT
          DOWN,       true,      ENDLESS,  REPORT
          FAILED,     false,     OVER,     FAIL
          FAILED,     false,     SHORT,    FAIL
          FAILED,     false,     ENDLESS,  FAIL
          FAILED,     true,      OVER,     REPORT
          FAILED,     true,      ENDLESS,  REPORT
          """)
  void respond_eachState_onePolicy(
      ReaderState.Kind state,
      boolean connected,
      HeadlessRun.Patience patience,
      HeadlessRun.Response expected) {
    assertThat(HeadlessRun.respond(state, connected, patience)).isEqualTo(expected);
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
