package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.alert.AlertEvent;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.Backoff;
import topicscope.reading.AlertActions;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class AlertDispatcherTest {
  private final AlertDispatcher dispatcher = new AlertDispatcher();

  @AfterEach
  void close() {
    dispatcher.close();
  }

  @Test
  @DisplayName("a client that can't be created is reported: the topic gets no events")
  void use_clientCannotBeMade_isNamed() {
    ClusterConnection unknown = ClusterConnection.to("no-such-host.invalid:9092");
    dispatcher.use(new AlertActions("", "events"), Optional.of(unknown));
    await().until(() -> !dispatcher.status().isEmpty());
    assertThat(dispatcher.status()).startsWith("Events aren't sent yet: ").contains("bootstrap");
  }

  @Test
  @DisplayName("a topic that is missing is named at once, and tried again until it is there")
  void use_topicMissing_isTriedAgain(TestCluster cluster) {
    String topic = SharedBroker.newTopicName();
    AlertDispatcher trying =
        new AlertDispatcher(() -> new Backoff(Duration.ofMillis(100), Duration.ofMillis(200)));
    try {
      trying.use(new AlertActions("", topic), Optional.of(cluster.connection()));
      await()
          .until(() ->
              trying
                  .status()
                  .equals(
                      "Events aren't sent yet: there is no topic " + topic + "; create it first"));

      cluster.createTopic(topic, 1);

      await().until(() -> trying.status().equals("Events are sent from now on."));
    } finally {
      trying.close();
    }
  }

  @Test
  @DisplayName("a command is ready at once; without actions nothing is sent")
  void use_command_isReady() {
    dispatcher.use(new AlertActions("cat > /dev/null", ""), Optional.empty());
    await().until(() -> dispatcher.status().equals("Events are sent from now on."));
    dispatcher.use(AlertActions.NONE, Optional.empty());
    await().until(() -> dispatcher.status().equals("Events are sent nowhere."));
  }

  @Test
  @DisplayName(
      "live events are passed on in pairs, those of the history aren't, whatever their time")
  void accept_liveEvents_arePassedOnInPairs() {
    List<AlertEvent> passed = new CopyOnWriteArrayList<>();
    dispatcher.listen(passed::add);
    AlertEvent oldRaised = event(1, AlertEvent.Kind.RAISED, Duration.ZERO, false);
    AlertEvent itsEnd = event(2, AlertEvent.Kind.CLEARED, Duration.ZERO, true);
    AlertEvent lateRaised = event(3, AlertEvent.Kind.RAISED, Duration.ofHours(1), true);
    AlertEvent lateCleared = event(4, AlertEvent.Kind.CLEARED, Duration.ofHours(1), true);

    List.of(oldRaised, itsEnd, lateRaised, lateCleared).forEach(dispatcher);

    assertThat(passed).containsExactly(lateRaised, lateCleared);
  }

  @Test
  @DisplayName("a rule that was removed while it was raised, and added again, is passed on again")
  void accept_raisedAgainWithoutAnEnd_isPassedOn() {
    List<AlertEvent> passed = new CopyOnWriteArrayList<>();
    dispatcher.listen(passed::add);
    AlertEvent first = event(1, AlertEvent.Kind.RAISED, Duration.ZERO, true);
    AlertEvent second = event(2, AlertEvent.Kind.RAISED, Duration.ZERO, true);

    List.of(first, second).forEach(dispatcher);

    assertThat(passed).containsExactly(first, second);
  }

  private static AlertEvent event(long number, AlertEvent.Kind kind, Duration late, boolean live) {
    Instant now = Instant.now();
    long recordTimeMs = now.minus(late).toEpochMilli();
    return new AlertEvent(
        number, kind, "cpu > 90", "t", "cpu", now, recordTimeMs, 95, 0, number, now, live);
  }
}
