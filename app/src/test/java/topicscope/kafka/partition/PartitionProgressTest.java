package topicscope.kafka.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.kafka.partition.PartitionProgress.State;
import topicscope.kafka.read.TestRecords;

class PartitionProgressTest {
  private static final Optional<Node> LEADER = Optional.of(new Node(1, "host", 9092));

  private final PartitionProgress partition = new PartitionProgress(TestRecords.at(0), false, 0);

  static Stream<Arguments> transitions() {
    return Stream.of(
        row("new", State.WAITING_FOR_LEADER, p -> {}),
        row("leader without a position", State.WAITING_FOR_LEADER, p -> p.observe(LEADER)),
        row("backlog of 10 offsets", State.BACKLOG, p -> p.joinBacklog(0, 0, 10, 0)),
        row("empty backlog", State.CAUGHT_UP, p -> p.joinBacklog(10, 10, 10, 0)),
        row("no backlog", State.LIVE, p -> p.joinLive(10, 0)),
        row("part of the backlog read", State.BACKLOG, loading(p -> reach(p, 9))),
        row("backlog read", State.CAUGHT_UP, loading(p -> reach(p, 10))),
        row("all backlogs read", State.LIVE, loading(p -> reach(p, 10), PartitionProgress::goLive)),
        row(
            "leader lost while live",
            State.WAITING_FOR_LEADER,
            live(p -> p.observe(LEADER), p -> p.observe(Optional.empty()))),
        row(
            "leader back",
            State.LIVE,
            live(p -> p.observe(LEADER), p -> p.observe(Optional.empty()), p -> p.observe(LEADER))),
        row(
            "records without a leader known",
            State.LIVE,
            live(p -> p.observe(LEADER), p -> p.observe(Optional.empty()), p -> p.delivered(1))),
        row(
            "leader lost in the backlog: waited for",
            State.BACKLOG,
            loading(p -> p.observe(LEADER), p -> p.observe(Optional.empty()))),
        row("let go", State.WAITING_FOR_LEADER, loading(PartitionProgress::letGo)),
        row(
            "let go, then records",
            State.LIVE,
            loading(PartitionProgress::letGo, p -> p.delivered(1))),
        row(
            "leader lost when caught up, back in time",
            State.CAUGHT_UP,
            loading(
                p -> reach(p, 10),
                p -> p.observe(LEADER),
                p -> p.observe(Optional.empty()),
                p -> p.observe(LEADER))),
        row(
            "leader lost when caught up, back when the others are live",
            State.LIVE,
            loading(
                p -> reach(p, 10),
                p -> p.observe(LEADER),
                p -> p.observe(Optional.empty()),
                PartitionProgress::goLive,
                p -> p.observe(LEADER))),
        row("expired past the backlog", State.CAUGHT_UP, loading(p -> p.expired(12))),
        row(
            "rolled back to what was read",
            State.CAUGHT_UP,
            loading(p -> reach(p, 5), p -> p.rolledBack(4))),
        row("skipped", State.CAUGHT_UP, loading(p -> p.skipTo(10))),
        row("given away", State.LEFT, live(PartitionProgress::leave)),
        row("taken again", State.LIVE, live(PartitionProgress::leave, p -> p.takeOver(3, 0))),
        row("topic created again", State.WAITING_FOR_LEADER, live(p -> p.recreated(0))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("transitions")
  void state_afterEvents_asInTheTable(
      String name, State expected, Consumer<PartitionProgress> events) {
    events.accept(partition);
    assertThat(partition.state()).isEqualTo(expected);
  }

  @Test
  @DisplayName("expired, rolled back and skipped offsets are counted, and the consumer must seek")
  void losses_counted() {
    partition.joinLive(10, 0);
    assertThat(partition.takeSeek()).isTrue();
    assertThat(partition.takeSeek()).isFalse();

    assertThat(partition.expired(15)).isEqualTo(5);
    assertThat(partition.takeSeek()).isTrue();
    reach(partition, 30);
    assertThat(partition.rolledBack(28)).isEqualTo(2);
    assertThat(partition.skipTo(40)).isEqualTo(12);
    assertThat(partition.skipTo(39)).isZero();

    assertThat(partition.expired()).isEqualTo(5);
    assertThat(partition.rolledBack()).isEqualTo(2);
    assertThat(partition.skipped()).isEqualTo(12);
    assertThat(partition.nextOffset()).isEqualTo(40);
  }

  @Test
  @DisplayName("a loss of the leader is counted once")
  void leaderLosses_counted() {
    partition.joinLive(0, 0);
    partition.observe(LEADER);
    partition.observe(Optional.empty());
    partition.observe(Optional.empty());
    assertThat(partition.leaderLosses()).isEqualTo(1);
  }

  @Test
  @DisplayName("a partition that is assigned again continues at its last position")
  void takeOver_ownPositionFurther_kept() {
    partition.joinLive(10, 0);
    reach(partition, 20);
    partition.leave();
    assertThat(partition.isFetched()).isFalse();
    partition.takeOver(15, 0);
    assertThat(partition.nextOffset()).isEqualTo(20);
    partition.leave();
    partition.takeOver(25, 0);
    assertThat(partition.nextOffset()).isEqualTo(25);
  }

  @Test
  @DisplayName("of the backlog only the newest are queued; bytes are counted")
  void offer_moreThanMax_newestKept() {
    partition.joinBacklog(0, 0, 5, 0);
    partition.offer(
        List.of(
            TestRecords.record(0, 1, 100),
            TestRecords.record(0, 2, 200),
            TestRecords.record(0, 4, 300),
            TestRecords.record(0, 5, 400)),
        new OffsetAndMetadata(6),
        2);

    assertThat(partition.queued()).isEqualTo(3);
    assertThat(partition.nextTimestamp()).isEqualTo(200);
    assertThat(partition.queuedBytes()).isEqualTo(3L * (RecordQueue.RECORD_BYTES + 3));
    assertThat(partition.backlogRecords()).isEqualTo(3);
    assertThat(partition.lastTimeMs()).hasValue(400);
    assertThat(partition.state()).isEqualTo(State.CAUGHT_UP);
  }

  private static void reach(PartitionProgress partition, long offset) {
    partition.advance(new OffsetAndMetadata(offset), OptionalLong.empty());
  }

  @SafeVarargs
  private static Consumer<PartitionProgress> loading(Consumer<PartitionProgress>... events) {
    return partition -> {
      partition.joinBacklog(0, 0, 10, 0);
      for (Consumer<PartitionProgress> event : events) {
        event.accept(partition);
      }
    };
  }

  @SafeVarargs
  private static Consumer<PartitionProgress> live(Consumer<PartitionProgress>... events) {
    return partition -> {
      partition.joinLive(0, 0);
      for (Consumer<PartitionProgress> event : events) {
        event.accept(partition);
      }
    };
  }

  private static Arguments row(String name, State expected, Consumer<PartitionProgress> events) {
    return Arguments.of(name, expected, events);
  }
}
