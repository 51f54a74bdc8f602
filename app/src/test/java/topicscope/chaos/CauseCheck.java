package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import topicscope.client.ClientConfig;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicCatalog;

/** Connects as the cases of a {@link CauseMatrix} say, and checks the reported cause. */
final class CauseCheck {
  private static final int PATIENCE_S = 60;

  private CauseCheck() {}

  /**
   * The reported cause.
   *
   * @param afterMs the time from the start of the connection
   */
  record Reported(String cause, long afterMs) {}

  /** Connects, waits until the true cause is reported, and checks that it holds no secret. */
  static Reported check(CauseMatrix.Case one) {
    ClientConfig config = ClientConfig.vet(one.config());
    assertThat(config.refusals()).isEmpty();
    long begin = System.nanoTime();
    try (ObservedReader watched =
        ObservedReader.start(new ClusterConnection(one.server(), config), one.topic())) {
      await()
          .atMost(PATIENCE_S, SECONDS)
          .untilAsserted(() -> {
            assertThat(watched.reader().state().cause()).contains(one.says());
            assertThat(watched.reader().state().kind()).isEqualTo(one.kind());
          });
      long afterMs = (System.nanoTime() - begin) / 1_000_000;
      String cause = watched.reader().state().cause();
      assertThat(cause)
          .doesNotContain(SecuredBroker.PASSWORD)
          .doesNotContain("wrong-secret")
          .doesNotContain(TokenServer.SECRET)
          .doesNotContain(Certificates.PASSWORD)
          .doesNotContain("Exception");
      return new Reported(cause, afterMs);
    }
  }

  /**
   * Starts three readers and a catalog on one connection with a wrong password.
   *
   * @param seconds how long to wait after all of them have reported it
   * @return the number of logins that they tried
   */
  static int attempts(CauseMatrix matrix, int seconds) {
    String server = matrix.broker().address("PLAIN");
    ClientConfig config = ClientConfig.vet(CauseMatrix.plainLogin("wrong-secret"));
    List<TopicCatalog.Snapshot> seen = new CopyOnWriteArrayList<>();
    try (TcpProxy proxy = new TcpProxy(Integer.parseInt(server.split(":", -1)[1]))) {
      ClusterConnection connection = new ClusterConnection("localhost:" + proxy.port(), config);
      try (TopicCatalog _ = TopicCatalog.start(connection, seen::add);
          ObservedReader one = ObservedReader.start(connection, "open");
          ObservedReader two = ObservedReader.start(connection, "open");
          ObservedReader three = ObservedReader.start(connection, "closed")) {
        await()
            .atMost(PATIENCE_S, SECONDS)
            .until(() ->
                Stream.of(one, two, three).allMatch(reader -> isRefused(reader.reader().state()))
                    && isRefused(seen.getLast().state()));
        await()
            .pollDelay(seconds, SECONDS)
            .atMost(seconds + PATIENCE_S, SECONDS)
            .until(() -> isRefused(one.reader().state()));
      }
      return proxy.requests().of(RequestCount.SASL_AUTHENTICATE);
    }
  }

  private static boolean isRefused(ReaderState state) {
    return state.kind() == ReaderState.Kind.FAILED
        && state.cause().contains("wrong user or password");
  }
}
