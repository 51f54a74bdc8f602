package topicscope.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.kafka.read.RawRecord;

class TailLineTest {
  private static final String CONTROLS = "\u001b]0;owned\u0007\u009b31m\u007f\r\n\t\u202e";
  private static final Optional<byte[]> BYTES = Optional.of(CONTROLS.getBytes(UTF_8));
  private static final RawRecord RECORD =
      new RawRecord(
          "t",
          0,
          7,
          0,
          "CreateTime",
          BYTES,
          List.of(new RawRecord.RawHeader(CONTROLS, BYTES)),
          BYTES,
          CONTROLS.length());

  @Test
  @DisplayName("key, headers and value hold no control character, neither as text nor as JSON")
  void of_controlCharacters_areEscaped() {
    for (TailLine line :
        List.of(TailLine.text(Optional.of(CONTROLS)), TailLine.json(Optional.of(CONTROLS)))) {
      String printed = line.of(RECORD);
      assertThat(printed.replace("001B", "001b"))
          .contains("\\u001b", "\\u009b", "\\u007f", "\\u202e", "\\r\\n\\t");
      assertThat(printed.chars().filter(Character::isISOControl).count()).isZero();
    }
  }
}
