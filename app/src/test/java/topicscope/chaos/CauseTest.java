package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import topicscope.producer.client.PortProbe;

/** Every way to connect wrongly is told by its true cause; the right ways are IDLE. */
class CauseTest {
  private static final int AT_A_TIME = 8;

  private static CauseMatrix matrix;

  @BeforeAll
  static void start() throws IOException {
    matrix = new CauseMatrix();
  }

  @AfterAll
  static void stop() throws IOException {
    matrix.close();
  }

  @TestFactory
  List<DynamicTest> causes() {
    List<DynamicTest> tests = new ArrayList<>();
    // A few at a time: most of it is waiting.
    ExecutorService some = Executors.newFixedThreadPool(AT_A_TIME);
    for (CauseMatrix.Case one : matrix.cases()) {
      Future<?> running = some.submit(() -> run(one));
      tests.add(DynamicTest.dynamicTest(one.name(), () -> running.get()));
    }
    some.shutdown();
    return tests;
  }

  @Test
  @DisplayName("a wrong password is tried once, however many want to connect with it")
  void wrongPassword_isNotTriedAgainAndAgain() throws IOException {
    assertThat(Causes.attempts(matrix, 0)).isEqualTo(1);
  }

  @Test
  @DisplayName("where a cluster sends its clients on to is known before a client goes there")
  void brokers_misled_areKnownBeforehand() {
    SecuredBroker broker = matrix.broker();

    assertThat(PortProbe.brokers(broker.address("MISLEDTLS"), Duration.ofSeconds(5)))
        .containsExactly(broker.address("TLS"));
  }

  private static void run(CauseMatrix.Case one) {
    Causes.Told told = Causes.tell(one);
    System.out.printf(
        Locale.ROOT,
        "FIG cause in %.1f s: %s: %s%n",
        told.afterMs() / 1e3,
        one.name(),
        told.cause());
  }
}
