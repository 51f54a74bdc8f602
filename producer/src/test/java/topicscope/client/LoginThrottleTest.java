package topicscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String REFUSED = "wrong password";

  private final LoginThrottle gate = new LoginThrottle();

  @Test
  @DisplayName("After a login was accepted, clients log in at the same time")
  void enter_accepted_admitsAll() throws Exception {
    assertThat(admits()).isTrue();
    gate.accepted();
    assertThat(admits()).isTrue();
    assertThat(elsewhere(this::admits)).isTrue();
  }

  @Test
  @DisplayName("A refusal stops the logins of all clients, and each is notified of the cause")
  void enter_refused_waitsAndNotifies() throws Exception {
    gate.accepted();
    gate.refused(REFUSED);
    List<String> notified = new ArrayList<>();
    assertThat(gate.enter(() -> !notified.isEmpty(), notified::add)).isFalse();
    assertThat(notified.getFirst()).startsWith("wrong password; trying again at ");
  }

  @Test
  @DisplayName("A client that logs in after an accepted login does not end the attempt of another")
  void leave_notTheOneThatTries_keepsTheGateClosed() throws Exception {
    assertThat(admits()).isTrue();
    elsewhere(() -> {
      gate.leave();
      return true;
    });
    assertThat(elsewhere(this::admits)).isFalse();
    gate.leave();
    assertThat(elsewhere(this::admits)).isTrue();
  }

  /** Asks twice whether to stop: once before waiting and once after, so it ends without a clock. */
  private boolean admits() throws InterruptedException {
    int[] looks = {0};
    return gate.enter(() -> ++looks[0] > 2, cause -> {});
  }

  private interface Step {
    boolean run() throws InterruptedException;
  }

  private static boolean elsewhere(Step step) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return step.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            task -> Thread.ofPlatform().start(task))
        .get();
  }
}
