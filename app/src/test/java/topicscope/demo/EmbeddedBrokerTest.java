package topicscope.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.testing.TestCluster;

@Execution(CONCURRENT)
class EmbeddedBrokerTest {
  @Test
  @DisplayName("a restarted broker has the port and the topics it had; closing removes its data")
  void restart_keepsPortAndTopics() {
    Path data;
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      data = broker.dataFolder();
      TestCluster cluster = new TestCluster(broker.bootstrapServers());
      String topic = cluster.newTopic(1);

      broker.stop();
      broker.restart();

      assertThat(cluster.topics()).contains(topic);
      assertThat(data).isNotEmptyDirectory();
    }
    assertThat(data).doesNotExist();
  }

  @Test
  @DisplayName("a demo that can't start leaves no broker and no data behind")
  void demo_topicExists_closesBroker() {
    EmbeddedBroker broker = EmbeddedBroker.startOnFreePort();
    new TestCluster(broker.bootstrapServers()).createTopic(DemoTopics.TEST, 1);

    assertThatIllegalStateException()
        .isThrownBy(() -> Demo.start(broker, DemoTopics.TEST).close())
        .withMessageContaining("can't create " + DemoTopics.TEST);

    assertThat(broker.dataFolder()).doesNotExist();
  }

  @Test
  @DisplayName("two brokers that want the usual port don't collide")
  void startOnUsualPort_portInUse_takesAnother() {
    try (EmbeddedBroker first = EmbeddedBroker.startOnUsualPort();
        EmbeddedBroker second = EmbeddedBroker.startOnUsualPort()) {
      assertThat(second.port()).isNotEqualTo(first.port());
      assertThat(new TestCluster(second.bootstrapServers()).topics()).isEmpty();
    }
  }
}
