package topicscope.desk.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.ReaderCounters;
import topicscope.reading.AgeText;
import topicscope.reading.StateText;

class MeterTextsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "-5, 0.0 s",
    "349, 0.3 s",
    "9999, 9.9 s",
    "10000, 10 s",
    "59999, 59 s",
    "120000, 2 min",
    "3600000, 1 h",
    "259200000, 3 d"
  })
  @DisplayName("an age is read at a glance")
  void age(long ms, String text) {
    assertThat(AgeText.of(Duration.ofMillis(ms))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0:00", "23, 0:23", "300, 5:00", "3723, 1:02:03"})
  @DisplayName("a clock counts on")
  void clock(long seconds, String text) {
    assertThat(AgeText.clock(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  @DisplayName("the state is the age while records come, and a word with a time otherwise")
  void state_wordings() {
    assertThat(words(ReaderState.Kind.LIVE, 0, Optional.of(Duration.ofMillis(300))))
        .containsExactly("0.3 s");
    assertThat(words(ReaderState.Kind.IDLE, 3, Optional.of(Duration.ofSeconds(3))))
        .containsExactly("3.0 s");
    assertThat(words(ReaderState.Kind.IDLE, 3, Optional.of(Duration.ofMinutes(2))))
        .containsExactly("IDLE 2 min", "2 min");
    assertThat(words(ReaderState.Kind.IDLE, 3, Optional.empty())).containsExactly("no records");
    assertThat(words(ReaderState.Kind.DOWN, 23, Optional.of(Duration.ofMinutes(2))))
        .containsExactly("DOWN 0:23, retrying", "DOWN 0:23", "DOWN");
  }

  @Test
  @DisplayName("the account is short while all are decoded, and whole otherwise")
  void account() {
    assertThat(ReaderCounters.NONE.summary()).isEqualTo("no records yet");
    assertThat(new ReaderCounters(27_819, 27_819, 0, 0, 0).summary())
        .isEqualTo("all 27,819 decoded");
    assertThat(new ReaderCounters(27_819, 27_800, 19, 0, 0).summary())
        .isEqualTo("27,800 of 27,819 decoded · 19 undecodable");
    assertThat(new ReaderCounters(10, 4, 3, 1, 2).summary())
        .isEqualTo("4 of 10 decoded · 3 undecodable · 1 tombstone · 2 without a number");
  }

  private static List<String> words(
      ReaderState.Kind kind, int sinceSeconds, Optional<Duration> age) {
    ReaderState state = new ReaderState(kind, "", NOW.minusSeconds(sinceSeconds));
    return StateText.wordings(state, age, NOW);
  }
}
