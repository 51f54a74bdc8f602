package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  @DisplayName("control characters, line ends and C1 controls can't reach the terminal")
  void escape_controlCharacters_escaped() {
    assertThat(TerminalText.escape("a\tb\nc\u001b[31m\u009b1m\u007f\u2028é"))
        .isEqualTo("a\\tb\\nc\\u001b[31m\\u009b1m\\u007f\\u2028é");
  }

  @Test
  @DisplayName("what JSON allows in a string is escaped as JSON, and the rest stays")
  void escapeJson_deleteAndC1_escaped() {
    assertThat(TerminalText.escapeJson("{\"a\":\"\u007f\u009bé\\n\"}"))
        .isEqualTo("{\"a\":\"\\u007f\\u009bé\\n\"}");
  }

  @Test
  @DisplayName("an error of several lines keeps its lines")
  void escapeLines_keepsLineEnds() {
    assertThat(TerminalText.escapeLines("a\u001b\n  b\u009b")).isEqualTo("a\\u001b\n  b\\u009b");
  }
}
