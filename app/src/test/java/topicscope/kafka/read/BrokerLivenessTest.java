package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BrokerLivenessTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Node ONE = new Node(1, "one", 9092);
  private static final Node TWO = new Node(2, "two", 9092);
  private static final Map<TopicPartition, Node> LEADERS =
      Map.of(TestRecords.at(0), ONE, TestRecords.at(1), TWO, TestRecords.at(2), TWO);

  private final Map<Integer, Double> received = new HashMap<>();
  private final BrokerLiveness pulse =
      new BrokerLiveness(node -> received.getOrDefault(node.id(), 0.0));

  @Test
  @DisplayName("brokers whose bytes grow are not silent, and are heard")
  void silences_bytesGrow_none() {
    for (int i = 0; i < 5; i++) {
      received.put(1, 100.0 * i);
      received.put(2, 100.0 * i);
      assertThat(look(i * SECOND)).isEmpty();
    }
    assertThat(pulse.isHeard(ONE)).isTrue();
    assertThat(pulse.bytes()).isEqualTo(800);
  }

  @Test
  @DisplayName("a broker without new bytes for 1.3 s is silent with all its partitions")
  void silences_bytesStop_said() {
    received.put(2, 50.0);
    assertThat(look(0)).isEmpty();
    received.put(1, 10.0);
    assertThat(look(SECOND)).isEmpty();
    received.put(1, 20.0);
    assertThat(look(2 * SECOND))
        .containsExactly(new BrokerLiveness.Silence(Optional.of(TWO), List.of(1, 2), 0));
    assertThat(pulse.isHeard(TWO)).isFalse();
    assertThat(pulse.isHeard(ONE)).isTrue();
  }

  @Test
  @DisplayName("while the reader was busy nobody listened: no broker is silent for that")
  void silences_afterBusy_none() {
    assertThat(look(0)).isEmpty();
    pulse.forgive(10 * SECOND);
    assertThat(look(10 * SECOND + SECOND)).isEmpty();
    assertThat(look(12 * SECOND))
        .containsExactly(
            new BrokerLiveness.Silence(Optional.of(ONE), List.of(0), 10 * SECOND),
            new BrokerLiveness.Silence(Optional.of(TWO), List.of(1, 2), 10 * SECOND));
  }

  @Test
  @DisplayName("records from a follower count as records of the leader")
  void silences_delivered_none() {
    assertThat(look(0)).isEmpty();
    received.put(1, 10.0);
    assertThat(pulse.silences(2 * SECOND, LEADERS, LEADERS.keySet(), Set.of(TestRecords.at(1))))
        .isEmpty();
  }

  @Test
  @DisplayName("partitions without a leader are silent as one group without a broker")
  void silences_noLeader_said() {
    assertThat(pulse.silences(0, Map.of(), Set.of(TestRecords.at(0)), Set.of())).isEmpty();
    assertThat(pulse.silences(2 * SECOND, Map.of(), Set.of(TestRecords.at(0)), Set.of()))
        .containsExactly(new BrokerLiveness.Silence(Optional.empty(), List.of(0), 0));
  }

  @Test
  @DisplayName(
      "a broker whose partitions are paused gets no requests, and is not silent afterwards")
  void silences_paused_startAgain() {
    assertThat(look(0)).isEmpty();
    assertThat(pulse.silences(5 * SECOND, LEADERS, Set.of(), Set.of())).isEmpty();
    assertThat(look(6 * SECOND)).isEmpty();
  }

  private List<BrokerLiveness.Silence> look(long now) {
    return pulse.silences(now, LEADERS, LEADERS.keySet(), Set.of());
  }
}
