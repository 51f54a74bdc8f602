package topicscope.kafka.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.kafka.partition.PartitionProgress.State;
import topicscope.kafka.read.TestRecords;

@Execution(CONCURRENT)
class BacklogTest {
  private final List<PartitionProgress> partitions = new ArrayList<>();

  @Test
  @DisplayName("records of two partitions are merged by time, no further than both are read")
  void release_earliest_mergedByTime() {
    PartitionProgress first = add(0, 0, 3);
    PartitionProgress second = add(1, 0, 2);
    Backlog backlog = new Backlog(partitions, 0, Backlog.MAX_BYTES);

    offer(backlog, first, 10, 30, 50);
    assertThat(backlog.release()).isEmpty();
    offer(backlog, second, 20);
    assertThat(times(backlog.release())).containsExactly(10L, 20L);
    assertThat(backlog.mustWait(first)).isTrue();
    assertThat(backlog.mustWait(second)).isFalse();
    assertThat(backlog.progress()).isEqualTo(new BacklogProgress(4, 5));

    offer(backlog, second, 40);
    assertThat(backlog.isComplete()).isTrue();
    assertThat(times(backlog.release())).containsExactly(30L, 40L, 50L);
  }

  @Test
  @DisplayName("the last 3 of two partitions: exactly the newest, when both are read")
  void release_last_newest() {
    PartitionProgress first = add(0, 0, 3);
    PartitionProgress second = add(1, 0, 3);
    Backlog backlog = new Backlog(partitions, 3, Backlog.MAX_BYTES);

    offer(backlog, first, 10, 30, 50);
    assertThat(backlog.release()).isEmpty();
    offer(backlog, second, 20, 40, 60, 70);
    assertThat(times(backlog.release())).containsExactly(40L, 50L, 60L, 70L);
    assertThat(backlog.leftOut()).isZero();
  }

  @Test
  @DisplayName("a partition with fewer records than offsets is read from further back")
  void settle_transactionMarkers_deeper() {
    PartitionProgress partition = add(0, 90, 100);
    Backlog backlog = new Backlog(partitions, 10, Backlog.MAX_BYTES);

    partition.offer(
        List.of(TestRecords.record(0, 95, 95)), new OffsetAndMetadata(100), backlog.maxRecords());
    backlog.settle();

    assertThat(backlog.isComplete()).isFalse();
    assertThat(partition.nextOffset()).isEqualTo(20);
    assertThat(partition.takeSeek()).isTrue();
    assertThat(partition.queued()).isZero();
  }

  @Test
  @DisplayName(
      "12 partitions of 80,000 records with transaction markers: queued bytes stay bounded")
  void settle_largeRecords_bounded() {
    long maxBytes = 1 << 20;
    String value = "x".repeat(2_000);
    for (int i = 0; i < 12; i++) {
      add(i, 0, 80_000);
    }
    Backlog backlog = new Backlog(partitions, 10_000, maxBytes);
    long worst = 0;
    for (int from = 0; from < 80_000; from += 500) {
      for (PartitionProgress partition : partitions) {
        int begin = from;
        partition.offer(
            // Every second offset is a marker.
            IntStream.range(0, 250)
                .mapToObj(i ->
                    TestRecords.record(partition.number(), begin + 2L * i, begin + 2L * i, value))
                .toList(),
            new OffsetAndMetadata(from + 500),
            backlog.maxRecords());
        backlog.settle();
        worst = Math.max(worst, backlog.bytes());
      }
    }

    assertThat(worst).isLessThanOrEqualTo(maxBytes);
    assertThat(backlog.isComplete()).isTrue();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> released = backlog.release();
    assertThat(released).hasSizeBetween(400, 600);
    assertThat(backlog.leftOut()).isEqualTo(10_000 - released.size());
    assertThat(times(released)).isSorted().last().isEqualTo(79_998L);
    // The newest of all partitions: none is older than 50 records before the end.
    assertThat(released.getFirst().timestamp()).isGreaterThan(79_998 - 2 * 50);
  }

  @Test
  @DisplayName("a partition that runs ahead is paused by its records and by its bytes")
  void mustWait_ahead_paused() {
    PartitionProgress first = add(0, 0, 1_000_000);
    PartitionProgress second = add(1, 0, 1_000_000);
    Backlog small = new Backlog(partitions, 0, 2_000);
    offer(small, first, 1, 2, 3, 4);
    assertThat(small.mustWait(first)).isFalse();
    offer(small, first, 5, 6, 7, 8);
    assertThat(small.mustWait(first)).isTrue();
    assertThat(small.mustWait(second)).isFalse();
  }

  @Test
  @DisplayName("a partition that is dropped from the load holds nothing back; its queue is merged")
  void letGo_othersReleased() {
    PartitionProgress first = add(0, 0, 2);
    PartitionProgress silent = add(1, 0, 9);
    Backlog backlog = new Backlog(partitions, 0, Backlog.MAX_BYTES);
    offer(backlog, first, 10, 30);
    offer(backlog, silent, 20);
    assertThat(times(backlog.release())).containsExactly(10L, 20L);

    silent.letGo();

    assertThat(backlog.isComplete()).isTrue();
    assertThat(times(backlog.release())).containsExactly(30L);
  }

  @Test
  @DisplayName("a rollback below the end of the backlog ends it, without the lost records")
  void rolledBack_ends() {
    PartitionProgress partition = add(0, 0, 100);
    Backlog backlog = new Backlog(partitions, 0, Backlog.MAX_BYTES);
    partition.offer(
        List.of(TestRecords.record(0, 0, 1), TestRecords.record(0, 1, 2)),
        new OffsetAndMetadata(2),
        backlog.maxRecords());

    assertThat(partition.rolledBack(1)).isEqualTo(1);

    assertThat(backlog.isComplete()).isTrue();
    assertThat(times(backlog.release())).containsExactly(1L);
  }

  @Test
  @DisplayName(
      "cancelled: the partitions continue after their backlogs, and queued records are released")
  void cancel_skips() {
    PartitionProgress first = add(0, 0, 100);
    PartitionProgress second = add(1, 0, 100);
    Backlog backlog = new Backlog(partitions, 50, Backlog.MAX_BYTES);
    offer(backlog, first, 10, 20);

    assertThat(backlog.cancel()).isEqualTo(198);
    backlog.settle();

    assertThat(backlog.isComplete()).isTrue();
    assertThat(times(backlog.release())).containsExactly(10L, 20L);
    assertThat(second.nextOffset()).isEqualTo(100);
    assertThat(first.state()).isEqualTo(State.CAUGHT_UP);
  }

  @Test
  @DisplayName("dropped: nothing is queued")
  void drop_frees() {
    PartitionProgress first = add(0, 0, 100);
    Backlog backlog = new Backlog(partitions, 0, Backlog.MAX_BYTES);
    offer(backlog, first, 10, 20);

    assertThat(backlog.drop()).isEqualTo(100);
    assertThat(backlog.bytes()).isZero();
    assertThat(backlog.release()).isEmpty();
  }

  @Test
  @DisplayName("released records that could not be ingested are released again, in the same order")
  void putBack_releasedAgain() {
    PartitionProgress first = add(0, 0, 2);
    PartitionProgress second = add(1, 0, 2);
    Backlog backlog = new Backlog(partitions, 0, Backlog.MAX_BYTES);
    offer(backlog, first, 10, 30);
    offer(backlog, second, 20, 40);

    List<ConsumerRecord<ByteBuffer, ByteBuffer>> released = backlog.release();
    backlog.putBack(released.subList(1, 4));

    assertThat(times(backlog.release())).containsExactly(20L, 30L, 40L);
    assertThat(backlog.bytes()).isZero();
  }

  private PartitionProgress add(int number, long start, long end) {
    PartitionProgress partition = new PartitionProgress(TestRecords.at(number), false, 0);
    partition.joinBacklog(0, start, end, 0);
    var _ = partition.takeSeek();
    partitions.add(partition);
    return partition;
  }

  private static void offer(Backlog backlog, PartitionProgress partition, long... times) {
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
    long offset = partition.nextOffset();
    for (long time : times) {
      records.add(TestRecords.record(partition.number(), offset++, time));
    }
    partition.offer(records, new OffsetAndMetadata(offset), backlog.maxRecords());
  }

  private static List<Long> times(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    return records.stream().map(ConsumerRecord::timestamp).toList();
  }
}
