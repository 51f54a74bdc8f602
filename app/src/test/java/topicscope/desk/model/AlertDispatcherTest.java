package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.kafka.client.ClusterConnection;

class AlertDispatcherTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final AlertDispatcher dispatcher = new AlertDispatcher();

  @AfterEach
  void close() {
    dispatcher.close();
  }

  @Test
  @DisplayName("a client that can't be made is named: the topic gets no events, and it says so")
  void begin_clientCannotBeMade_isNamed() {
    ClusterConnection unknown = ClusterConnection.to("no-such-host.invalid:9092");
    dispatcher.begin(new AlertActions("", "events"), Optional.of(unknown));
    await().atMost(BOUND).until(() -> !dispatcher.said().isEmpty());
    assertThat(dispatcher.said()).startsWith("Events aren't sent yet: ").contains("bootstrap");
  }

  @Test
  @DisplayName("a command is ready at once; without actions nothing is sent")
  void begin_command_isReady() {
    dispatcher.begin(new AlertActions("cat > /dev/null", ""), Optional.empty());
    await().atMost(BOUND).until(() -> dispatcher.said().equals("Events are sent from now on."));
    dispatcher.begin(AlertActions.NONE, Optional.empty());
    await().atMost(BOUND).until(() -> dispatcher.said().equals("Events are sent nowhere."));
  }
}
