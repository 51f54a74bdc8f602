package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.client.PortProbe;
import topicscope.client.ProbeAnswer;

/** Every wrong way to connect is reported with its true cause; the right ways are IDLE. */
@ExtendWith(SharedSecuredBroker.class)
@Execution(CONCURRENT)
class CauseTest {
  private static final int AT_A_TIME = 8;

  private static CauseMatrix matrix;

  @BeforeAll
  static void start(CauseMatrix shared) {
    matrix = shared;
  }

  @Execution(SAME_THREAD)
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

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a wrong password is tried once, however many want to connect with it")
  void wrongPassword_isNotTriedAgainAndAgain() throws IOException {
    assertThat(CauseCheck.attempts(matrix, 0)).isEqualTo(1);
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("the advertised addresses of a cluster are known before a client uses them")
  void brokers_misled_areKnownBeforehand() {
    SecuredBroker broker = matrix.broker();

    assertThat(PortProbe.brokers(broker.address("MISLEDTLS"), Duration.ofSeconds(30)))
        .containsExactly(broker.address("TLS"));
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName(
      "a TLS port that closes after the handshake counts as a broker; Kafka's client checks it")
  void tlsPort_resetsAfterTheHandshake_isABroker() throws Exception {
    SSLSocketFactory tls =
        matrix.broker().certificates().server("resets", "localhost").getSocketFactory();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService one = Executors.newSingleThreadExecutor()) {
      Future<?> answering =
          one.submit(() -> {
            Socket raw = server.accept();
            SSLSocket socket = (SSLSocket) tls.createSocket(raw, null, raw.getPort(), false);
            socket.setUseClientMode(false);
            socket.startHandshake();
            // Past TLS, which would say that it ends: the other side hears a reset.
            raw.setSoLinger(true, 0);
            raw.close();
            return null;
          });

      ProbeAnswer answer =
          PortProbe.ask("localhost:" + server.getLocalPort(), true, Duration.ofSeconds(30));

      assertThat(answer.isBroker()).isTrue();
      answering.get();
    }
  }

  private static void run(CauseMatrix.Case one) {
    CauseCheck.Reported reported = CauseCheck.check(one);
    System.out.printf(
        Locale.ROOT,
        "FIG cause in %.1f s: %s: %s%n",
        reported.afterMs() / 1e3,
        one.name(),
        reported.cause());
  }
}
