package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.client.ReaderState.Kind;
import topicscope.kafka.observe.TopicObservation;
import topicscope.kafka.partition.PartitionProgress;

class StateClassifierTest {
  private static final long NOW = Duration.ofHours(1).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Node ONE = new Node(1, "one", 9092);
  private static final Node TWO = new Node(2, "two", 9092);
  private static final Optional<Node> NONE = Optional.empty();
  private static final TopicObservation UNKNOWN = new TopicObservation.Unknown(0);

  static Stream<Arguments> states() {
    TopicObservation refused =
        new TopicObservation.Refused(0, ReaderState.now(Kind.DOWN, "connection refused"));
    return Stream.of(
        row("records just came", Kind.LIVE, "reading servers", signs(3).fresh()),
        row("loading", Kind.LIVE, "reading what the topic holds already", signs(3).loading()),
        row("decoding for a moment", Kind.LIVE, "reading servers", signs(3).fresh().decoding(0)),
        row("decoding", Kind.BUSY, "decoding for 3 s, now t-3@4711", signs(3).fresh().decoding(3)),
        row(
            "waiting for a schema",
            Kind.BUSY,
            "waiting for the schema registry http://r for 12 s: the schema of t-3@4711",
            signs(3).loading().asking("the schema registry http://r", 12)),
        row(
            "decoding, while nobody hears the brokers",
            Kind.BUSY,
            "decoding for 3 s, now t-3@4711",
            signs(3).behind().silent(TWO, 2).decoding(3)),
        row(
            "decoding, while the monitor is refused",
            Kind.BUSY,
            "decoding for 3 s, now t-3@4711",
            signs(1).sighting(refused).decoding(3)),
        row("quiet", Kind.IDLE, "connected, waiting for new records", signs(3)),
        row("behind", Kind.STALLED, "records are there but don't arrive", signs(3).behind()),
        row(
            "open transaction",
            Kind.STALLED,
            "records are there but belong to a transaction that is still open",
            signs(3).behind().heldBack()),
        row(
            "one of three without a leader, others live",
            Kind.STALLED,
            "2 of 3 partitions; partition 1 has no leader",
            signs(3).fresh().waiting(1, NONE)),
        row(
            "two of five without a leader",
            Kind.STALLED,
            "3 of 5 partitions; partitions 1, 3 have no leader",
            signs(5).loading().waiting(1, NONE).waiting(3, NONE)),
        row(
            "a broker that does not answer",
            Kind.STALLED,
            "2 of 3 partitions; broker 2 (two:9092), which has partition 2, doesn't answer",
            signs(3).fresh().silent(TWO, 2)),
        row(
            "one broker silent, one partition without a leader",
            Kind.STALLED,
            "1 of 3 partitions; partition 0 has no leader; "
                + "broker 2 (two:9092), which has partition 2, doesn't answer",
            signs(3).waiting(0, NONE).silent(TWO, 2)),
        row(
            "the consumer waits for a leader that the cluster has lost",
            Kind.STALLED,
            "2 of 3 partitions; partition 2 has no leader",
            signs(3).silent(TWO, 2).seen(2, NONE)),
        row(
            "no partition has a leader",
            Kind.STALLED,
            "partitions 0, 1 have no leader",
            signs(2).waiting(0, NONE).waiting(1, NONE)),
        row(
            "silent and the cluster does not answer the monitor either",
            Kind.DOWN,
            "connection refused",
            signs(1).silent(ONE, 0).sighting(refused)),
        row(
            "silent and the topic is gone",
            Kind.STALLED,
            "the topic is gone; waiting for it to come back",
            signs(1).silent(ONE, 0).sighting(new TopicObservation.Missing(0))));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("states")
  void judge_signs_asInTheTable(String name, Kind kind, String cause, Builder signs) {
    ReaderState state = new StateClassifier("servers").judge(signs.build());
    assertThat(state.kind()).isEqualTo(kind);
    assertThat(state.cause()).isEqualTo(cause);
  }

  static Stream<Arguments> lags() {
    return Stream.of(
        Arguments.of("no partition is behind", List.of(), false),
        Arguments.of("no lag known, right after a seek", List.of(OptionalLong.empty()), false),
        Arguments.of("nothing more to fetch", List.of(OptionalLong.of(0)), true),
        Arguments.of("records to fetch", List.of(OptionalLong.of(3)), false),
        Arguments.of(
            "one of two unknown", List.of(OptionalLong.of(0), OptionalLong.empty()), false));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("lags")
  @DisplayName("an open transaction is said only if every lag is known and 0")
  void isHeldBack_lags(String name, Collection<OptionalLong> lags, boolean expected) {
    assertThat(StateClassifier.isHeldBack(lags)).isEqualTo(expected);
  }

  private static Arguments row(String name, Kind kind, String cause, Builder signs) {
    return Arguments.of(name, kind, cause, signs);
  }

  private static Builder signs(int partitions) {
    return new Builder(partitions);
  }

  /** Signs of a reader that has nothing to complain about, and what is different. */
  static final class Builder {
    private final Map<Integer, PartitionProgress> partitions = new HashMap<>();
    private final Map<TopicPartition, Optional<Node>> leaders = new HashMap<>();
    private final List<BrokerLiveness.Silence> silences = new ArrayList<>();
    private long lastRecordAt = NOW - 5 * SECOND;
    private boolean loading;
    private boolean behind;
    private boolean heldBack;
    private TopicObservation sighting = UNKNOWN;
    private Optional<StateClassifier.Busy> busy = Optional.empty();

    Builder(int count) {
      for (int i = 0; i < count; i++) {
        PartitionProgress partition = new PartitionProgress(TestRecords.at(i), false, NOW);
        partition.joinLive(0, NOW);
        partitions.put(i, partition);
        leaders.put(TestRecords.at(i), Optional.of(ONE));
      }
    }

    Builder fresh() {
      lastRecordAt = NOW;
      return this;
    }

    Builder loading() {
      loading = true;
      return this;
    }

    Builder behind() {
      behind = true;
      return this;
    }

    Builder heldBack() {
      heldBack = true;
      return this;
    }

    Builder decoding(long seconds) {
      return busy(Optional.empty(), seconds);
    }

    Builder asking(String source, long seconds) {
      return busy(Optional.of(source), seconds);
    }

    private Builder busy(Optional<String> waitsFor, long seconds) {
      busy = Optional.of(new StateClassifier.Busy(waitsFor, "t-3@4711", NOW - seconds * SECOND));
      return this;
    }

    Builder waiting(int number, Optional<Node> leader) {
      PartitionProgress partition = new PartitionProgress(TestRecords.at(number), false, NOW);
      partition.observe(leader);
      partitions.put(number, partition);
      return seen(number, leader);
    }

    Builder silent(Node broker, int... numbers) {
      silences.add(
          new BrokerLiveness.Silence(
              Optional.of(broker), Arrays.stream(numbers).boxed().toList(), NOW - 2 * SECOND));
      return seen(numbers[0], Optional.of(broker));
    }

    Builder seen(int number, Optional<Node> leader) {
      leaders.put(TestRecords.at(number), leader);
      return sighting(
          new TopicObservation.Seen(NOW, Uuid.ZERO_UUID, Map.copyOf(leaders), Map.of(), NOW));
    }

    Builder sighting(TopicObservation other) {
      sighting = other;
      return this;
    }

    StateClassifier.Signs build() {
      return new StateClassifier.Signs(
          NOW,
          lastRecordAt,
          loading,
          partitions.values(),
          silences,
          behind,
          heldBack,
          sighting,
          busy);
    }
  }
}
