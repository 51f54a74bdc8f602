package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.kafka.client.ClusterConnection;
import topicscope.reading.AlertActions;

class AlertDispatcherTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final AlertDispatcher dispatcher = new AlertDispatcher();

  @AfterEach
  void close() {
    dispatcher.close();
  }

  @Test
  @DisplayName("a client that can't be made is named: the topic gets no events, and it says so")
  void use_clientCannotBeMade_isNamed() {
    ClusterConnection unknown = ClusterConnection.to("no-such-host.invalid:9092");
    dispatcher.use(new AlertActions("", "events"), Optional.of(unknown));
    await().atMost(BOUND).until(() -> !dispatcher.status().isEmpty());
    assertThat(dispatcher.status()).startsWith("Events aren't sent yet: ").contains("bootstrap");
  }

  @Test
  @DisplayName("a command is ready at once; without actions nothing is sent")
  void use_command_isReady() {
    dispatcher.use(new AlertActions("cat > /dev/null", ""), Optional.empty());
    await().atMost(BOUND).until(() -> dispatcher.status().equals("Events are sent from now on."));
    dispatcher.use(AlertActions.NONE, Optional.empty());
    await().atMost(BOUND).until(() -> dispatcher.status().equals("Events are sent nowhere."));
  }
}
