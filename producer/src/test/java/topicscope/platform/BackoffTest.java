package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A backoff")
class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(20), Duration.ofMinutes(5));

  @Test
  @DisplayName("doubles the wait after each failure, up to the longest")
  void failed_repeatedly_doublesUpToLongest() {
    assertThat(Stream.generate(backoff::failed).limit(7).map(Duration::toSeconds))
        .containsExactly(20L, 40L, 80L, 160L, 300L, 300L, 300L);
  }

  @Test
  @DisplayName("begins with the first wait again after a success")
  void succeeded_afterFailures_beginsAgain() {
    backoff.failed();
    backoff.failed();

    backoff.succeeded();

    assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  @DisplayName("refuses invalid waits")
  void new_withImpossibleWaits_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
