package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.client.ClientConfig;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicCatalog;

/** A password that is changed on the broker while plots are live. */
@ExtendWith(SharedSecuredBroker.class)
@Execution(CONCURRENT)
class ChangedPasswordTest {
  private static final int PATIENCE_S = 30;

  @Test
  @DisplayName(
      "a plot that is opened, and connections that are cut, don't lock the account: the broker"
          + " counts at most two refused logins, live plot and picker or not")
  void passwordChanged_livePlot_isNotTriedAgainAndAgain(CauseMatrix matrix) throws Exception {
    SecuredBroker broker = matrix.broker();
    broker.setPassword("live", "old");
    ClusterConnection connection =
        new ClusterConnection(
            broker.address("CHANGED"), ClientConfig.vet(CauseMatrix.scramLogin("live", "old")));
    List<TopicCatalog.Snapshot> topics = new CopyOnWriteArrayList<>();
    try (ObservedReader live = ObservedReader.start(connection, "open");
        TopicCatalog _ = TopicCatalog.start(connection, topics::add)) {
      await().atMost(PATIENCE_S, SECONDS).until(() -> is(live, ReaderState.Kind.IDLE));
      await().atMost(PATIENCE_S, SECONDS).until(() -> !topics.getLast().topics().isEmpty());

      broker.setPassword("live", "new");
      try (ObservedReader later = ObservedReader.start(connection, "open")) {
        await().atMost(PATIENCE_S, SECONDS).until(() -> is(later, ReaderState.Kind.FAILED));
        assertThat(later.reader().state().cause()).contains("wrong user or password");
        await()
            .during(6, SECONDS)
            .atMost(PATIENCE_S, SECONDS)
            .until(() -> broker.refusedLogins("CHANGED") <= 2);
        assertThat(broker.refusedLogins("CHANGED")).isEqualTo(1);

        broker.cutChanged();
        await().atMost(PATIENCE_S, SECONDS).until(() -> is(live, ReaderState.Kind.FAILED));
      }
      assertThat(broker.refusedLogins("CHANGED")).isLessThanOrEqualTo(2);
    }
  }

  private static boolean is(ObservedReader reader, ReaderState.Kind kind) {
    return reader.reader().state().kind() == kind;
  }
}
