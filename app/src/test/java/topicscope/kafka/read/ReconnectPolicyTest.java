package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.kafka.observe.TopicObservation;

class ReconnectPolicyTest {
  private static final long START = Duration.ofHours(1).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int MAX_FETCH = 16 << 20;
  private static final Node LEADER = new Node(1, "one", 9092);
  private static final TopicObservation UNKNOWN = new TopicObservation.Unknown(0);

  private final ReconnectPolicy cure = new ReconnectPolicy(TestRecords.TOPIC, MAX_FETCH);

  @Test
  @DisplayName("a leader that answers others and not this consumer: another one after 1.5 s")
  void examine_servedOthers_reopens() {
    assertThat(silent(1.4, seen(Optional.of(LEADER), true))).isEmpty();
    assertThat(silent(1.6, seen(Optional.of(LEADER), true)))
        .hasValue("the brokers answer others but not this consumer");
    // The next one gets twice the time.
    assertThat(silent(2.9, seen(Optional.of(LEADER), true))).isEmpty();
    assertThat(silent(3.1, seen(Optional.of(LEADER), true))).isPresent();
  }

  @Test
  @DisplayName("a consumer that receives again gets the first wait back")
  void examine_healthy_waitIsReset() {
    assertThat(silent(1.6, seen(Optional.of(LEADER), true))).isPresent();
    assertThat(examine(START, START, false, List.of(), UNKNOWN, 0)).isEmpty();
    assertThat(silent(1.6, seen(Optional.of(LEADER), true))).isPresent();
  }

  @Test
  @DisplayName("a leader that answers no one, and none at all, are waited for")
  void examine_notServed_waits() {
    assertThat(silent(30, seen(Optional.of(LEADER), false))).isEmpty();
    assertThat(silent(30, seen(Optional.empty(), false))).isEmpty();
    assertThat(silent(30, UNKNOWN)).isEmpty();
  }

  @Test
  @DisplayName("another leader, seen after the silence began: another consumer")
  void examine_moved_reopens() {
    assertThat(silent(2, seen(Optional.of(new Node(2, "two", 9092)), false))).isPresent();
  }

  @Test
  @DisplayName("a partition without a leader does not keep another consumer from being opened")
  void examine_leaderlessBesideServed_reopens() {
    TopicObservation.Seen seen =
        new TopicObservation.Seen(
            START,
            Uuid.ZERO_UUID,
            Map.of(
                TestRecords.at(0), Optional.of(LEADER), TestRecords.at(1), Optional.<Node>empty()),
            Map.of(TestRecords.at(0), 5L),
            START);
    List<BrokerLiveness.Silence> silences =
        List.of(
            new BrokerLiveness.Silence(Optional.of(LEADER), List.of(0), START - 2 * SECOND),
            new BrokerLiveness.Silence(Optional.empty(), List.of(1), START - 60 * SECOND));
    assertThat(examine(START, START, true, silences, seen, 0)).isPresent();
  }

  @Test
  @DisplayName("a topic that is gone ends the consumer at once")
  void examine_missing_reopens() {
    assertThat(silent(1.3, new TopicObservation.Missing(0))).hasValue("the topic is gone");
  }

  @Test
  @DisplayName("bytes without a record for 20 s: smaller answers, no smaller than 64 KB")
  void examine_trickle_smallerFetches() {
    for (int size : new int[] {4 << 20, 1 << 20, 256 << 10, 64 << 10, 64 << 10}) {
      cure.opened(START);
      assertThat(examine(START, START, true, List.of(), UNKNOWN, 0)).isEmpty();
      assertThat(examine(START + 21 * SECOND, START, true, List.of(), UNKNOWN, 100_000))
          .isPresent();
      assertThat(cure.fetchBytes()).isEqualTo(size);
    }
  }

  @Test
  @DisplayName("on a line that has become fast the answers grow again, up to the first size")
  void examine_fastLine_largerFetches() {
    cure.opened(START);
    assertThat(examine(START, START, true, List.of(), UNKNOWN, 0)).isEmpty();
    assertThat(examine(START + 21 * SECOND, START, true, List.of(), UNKNOWN, 100_000)).isPresent();
    assertThat(cure.fetchBytes()).isEqualTo(4 << 20);

    cure.opened(START);
    // 10 MB in 10 s: an answer of 16 MB would take longer.
    assertThat(live(11, 10 << 20)).isEmpty();
    assertThat(live(22, 40 << 20)).hasValue("the line is fast enough for larger answers");
    assertThat(cure.fetchBytes()).isEqualTo(MAX_FETCH);
    cure.opened(START);
    assertThat(live(11, 100 << 20)).isEmpty();
  }

  private Optional<String> live(int afterSeconds, double bytes) {
    long now = START + afterSeconds * SECOND;
    return examine(now, now, true, List.of(), UNKNOWN, bytes);
  }

  private Optional<String> silent(double seconds, TopicObservation sighting) {
    List<BrokerLiveness.Silence> silences =
        List.of(
            new BrokerLiveness.Silence(
                Optional.of(LEADER), List.of(0), START - (long) (seconds * SECOND)));
    return examine(START, START, true, silences, sighting, 0);
  }

  private Optional<String> examine(
      long now,
      long lastRecordAt,
      boolean behind,
      List<BrokerLiveness.Silence> silences,
      TopicObservation sighting,
      double bytes) {
    return cure.examine(
        new StateClassifier.Signs(
            now,
            lastRecordAt,
            false,
            List.of(),
            silences,
            behind,
            false,
            sighting,
            Optional.empty()),
        bytes);
  }

  private static TopicObservation.Seen seen(Optional<Node> leader, boolean answers) {
    return new TopicObservation.Seen(
        START,
        Uuid.ZERO_UUID,
        Map.of(TestRecords.at(0), leader),
        answers ? Map.of(TestRecords.at(0), 5L) : Map.of(),
        START);
  }
}
