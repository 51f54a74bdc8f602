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

  /**
   * How many logins the broker has refused after a password was changed under a live plot.
   *
   * @param opened after another plot was opened, and some time
   * @param total after the connections were cut as well
   * @param cause what the other plot says
   */
  record Refusals(int opened, int total, String cause) {}

  /**
   * Changes the password of a live plot and a picker, opens another plot, and cuts the connections.
   *
   * @param seconds how long the broker counts before they are cut
   */
  static Refusals changePassword(CauseMatrix matrix, int seconds) {
    SecuredBroker broker = matrix.broker();
    broker.setPassword("live", "old");
    ClusterConnection connection =
        new ClusterConnection(
            broker.address("CHANGED"), ClientConfig.vet(CauseMatrix.scramLogin("live", "old")));
    List<TopicCatalog.Snapshot> topics = new CopyOnWriteArrayList<>();
    try (ObservedReader live = ObservedReader.start(connection, "open");
        TopicCatalog _ = TopicCatalog.start(connection, topics::add)) {
      awaitState(live, ReaderState.Kind.IDLE);
      await().atMost(PATIENCE_S, SECONDS).until(() -> !topics.getLast().topics().isEmpty());

      broker.setPassword("live", "new");
      try (ObservedReader later = ObservedReader.start(connection, "open")) {
        awaitState(later, ReaderState.Kind.FAILED);
        String cause = later.reader().state().cause();
        await()
            .during(seconds, SECONDS)
            .atMost(seconds + PATIENCE_S, SECONDS)
            .until(() -> live.reader().state().kind() != ReaderState.Kind.DOWN);
        int opened = (int) broker.refusedLogins("CHANGED");

        broker.cutChanged();
        awaitState(live, ReaderState.Kind.FAILED);
        return new Refusals(opened, (int) broker.refusedLogins("CHANGED"), cause);
      }
    }
  }

  private static void awaitState(ObservedReader watched, ReaderState.Kind kind) {
    await().atMost(PATIENCE_S, SECONDS).until(() -> watched.reader().state().kind() == kind);
  }

  private static boolean isRefused(ReaderState state) {
    return state.kind() == ReaderState.Kind.FAILED
        && state.cause().contains("wrong user or password");
  }
}
