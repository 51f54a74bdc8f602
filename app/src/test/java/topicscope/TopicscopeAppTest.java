package topicscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import topicscope.history.query.HistoryPlace;
import topicscope.reading.ReadingStart;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class TopicscopeAppTest {
  private final TestCluster cluster;

  TopicscopeAppTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a part that fails to close keeps neither the others nor the program from ending")
  void close_partFails_othersEnd() throws Exception {
    FxToolkit.registerPrimaryStage();
    Set<Thread> others = catalogs();
    TopicscopeApp app =
        TopicscopeApp.show(
            new TopicscopeApp.Opening(
                Optional.of(cluster.connection()),
                Optional.empty(),
                Optional.empty(),
                10,
                ReadingStart.USUAL,
                TopicscopeApp.Format.USUAL,
                WorkspaceStartup.NOTHING,
                Optional.empty(),
                HistoryPlace.NONE));
    try {
      // Other tests have clusters, too.
      Set<Thread> own = catalogs();
      own.removeAll(others);
      assertThat(own).isNotEmpty();

      app.close(() -> {
        throw new StackOverflowError();
      });
      app.awaitClosed();

      await().until(() -> own.stream().noneMatch(Thread::isAlive));
    } finally {
      app.close();
      FxToolkit.cleanupStages();
    }
  }

  private static Set<Thread> catalogs() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("topic-catalog"))
        .collect(Collectors.toSet());
  }
}
