package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecentRecordsTest {
  @Test
  @DisplayName("the latest 500 records of a poll over two partitions are kept, in order")
  void take_moreThanCapacity_latestKept() {
    RecentRecords tail = new RecentRecords();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> all = new ArrayList<>();
    LongStream.range(0, 400).forEach(i -> all.add(TestRecords.record(0, i, i)));
    LongStream.range(0, 300).forEach(i -> all.add(TestRecords.record(1, i, i)));

    @SuppressWarnings({"unchecked", "rawtypes"})
    ConsumerRecord<ByteBuffer, ByteBuffer>[] some = all.toArray(new ConsumerRecord[0]);
    tail.take(TestRecords.poll(some));

    assertThat(tail.version()).isEqualTo(700);
    assertThat(tail.records()).hasSize(500);
    // A poll has its partitions in no order: the newest of each are kept.
    assertThat(tail.records()).extracting(RawRecord::offset).contains(299L, 399L);
    assertThat(tail.timestampType()).isEqualTo("CreateTime");
  }

  @Test
  @DisplayName("records stay readable after they were copied, and the version grows with each")
  void records_copied_stay() {
    RecentRecords tail = new RecentRecords();
    assertThat(tail.timestampType()).isEmpty();
    tail.take(List.of(TestRecords.record(0, 1, 10)));
    assertThat(tail.records()).hasSize(1);
    tail.take(List.of(TestRecords.record(0, 2, 20)));
    assertThat(tail.records()).extracting(RawRecord::offset).containsExactly(1L, 2L);
    assertThat(tail.version()).isEqualTo(2);
  }

  @Test
  @DisplayName("a listener gets every record in order")
  void take_listener_everyRecord() {
    List<Long> offsets = new ArrayList<>();
    RecentRecords tail = new RecentRecords(Optional.of(record -> offsets.add(record.offset())));
    tail.take(LongStream.range(0, 600).mapToObj(i -> TestRecords.record(0, i, i)).toList());
    assertThat(offsets).hasSize(600).isSorted();
  }
}
