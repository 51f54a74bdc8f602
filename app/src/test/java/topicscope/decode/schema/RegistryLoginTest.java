package topicscope.decode.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistryLoginTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private long now;
  private final RegistryLogin login = new RegistryLogin(() -> now);

  @Test
  @DisplayName("a login that is refused again and again is tried at most twice a minute")
  void enter_alwaysRefused_twiceAMinute() {
    List<Long> tries = new ArrayList<>();
    for (int second = 0; second < 3_600; second++) {
      now = second * SECOND;
      if (login.enter()) {
        tries.add((long) second);
        login.refused("401");
        assertThat(login.refusal()).contains("401");
      }
    }
    assertThat(tries).startsWith(0L, 20L, 60L, 140L, 300L, 600L, 900L).hasSizeLessThan(20);
  }

  @Test
  @DisplayName("until it is accepted once, one question at a time is asked")
  void enter_notYetAccepted_oneAtATime() {
    assertThat(login.enter()).isTrue();
    assertThat(login.enter()).isFalse();
    login.unanswered();
    assertThat(login.enter()).isTrue();
    login.accepted();
    assertThat(login.enter()).isTrue();
    assertThat(login.enter()).isTrue();
  }

  @Test
  @DisplayName("several questions that were under way when it was refused count as one refusal")
  void refused_severalAtOnce_waitsOnce() {
    login.accepted();
    login.refused("401");
    login.refused("401");
    login.refused("401");
    now = 20 * SECOND;
    assertThat(login.refusal()).isEmpty();
    assertThat(login.enter()).isTrue();
    login.accepted();
    assertThat(login.isAccepted()).isTrue();
  }

  @Test
  @DisplayName("the same address and login are one for all who ask; another password is another")
  void of_sameLogin_isShared() {
    RegistryLogins logins = new RegistryLogins(() -> now);
    RegistrySettings settings = RegistrySettings.at("http://localhost:1");
    logins.of(settings.withBasic("ann", "old")).refused("401");
    assertThat(logins.of(settings.withBasic("ann", "old")).refusal()).contains("401");
    assertThat(logins.of(settings.withBasic("ann", "new")).refusal()).isEmpty();
    assertThat(logins.of(settings).refusal()).isEmpty();
  }
}
