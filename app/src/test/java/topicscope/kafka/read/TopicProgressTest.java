package topicscope.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.partition.OffsetRepair;
import topicscope.kafka.partition.PartitionProgress;
import topicscope.kafka.partition.PartitionProgress.State;
import topicscope.kafka.partition.StartPlanner;
import topicscope.kafka.partition.StreamMark;
import topicscope.signal.SeriesSet;
import topicscope.testing.Samples;

class TopicProgressTest {
  private final SeriesSet series = new SeriesSet(1_000);
  private final UndecodableLog undecodable = new UndecodableLog();
  private RecordListener each = record -> {};
  private Runnable whileDecoding = () -> {};

  @Test
  @DisplayName("a partition added during the load is read from its beginning when the load ends")
  void join_addedDuringLoad_nothingLost() {
    TopicProgress stream = stream();
    stream.partition(TestRecords.at(0));
    stream.open(Map.of(TestRecords.at(0), new StartPlanner.Bounds(0, 0, 2)), Optional.of(0));
    stream.take(TestRecords.poll(TestRecords.record(0, 0, 10)));

    stream.join(TestRecords.at(1), new StartPlanner.Bounds(0, 0, 7));
    PartitionProgress added = stream.partition(TestRecords.at(1));
    assertThat(stream.mustWait(added)).isTrue();
    stream.take(TestRecords.poll(TestRecords.record(1, 0, 15)));
    stream.take(TestRecords.poll(TestRecords.record(0, 1, 20)));
    assertThat(stream.isLoading()).isFalse();
    assertThat(stream.mustWait(added)).isFalse();
    stream.take(TestRecords.poll(TestRecords.record(1, 1, 30)));

    assertThat(Samples.values(series, TestRecords.TOPIC)).containsExactly(10.0, 15.0, 20.0, 30.0);
  }

  @Test
  @DisplayName("the work on the records of a poll is followed from record to record")
  void take_manyRecords_isFollowed() {
    TopicProgress stream = live();
    List<Long> decoding = new ArrayList<>();
    stream.watch(
        new RecordIngest.Progress() {
          @Override
          public void decoding(int partition, long offset) {
            decoding.add(offset);
          }

          @Override
          public void waiting(String source, int partition, long offset) {}
        });
    for (int offset = 0; offset < 40; offset++) {
      stream.take(TestRecords.poll(TestRecords.record(0, offset, offset)));
    }
    assertThat(decoding).containsExactly(0L, 16L, 32L);
  }

  @Test
  @DisplayName("a rollback during the load ends it")
  void repair_rolledBackDuringLoad_ends() throws InterruptedException {
    TopicProgress stream = stream();
    stream.partition(TestRecords.at(0));
    stream.open(Map.of(TestRecords.at(0), new StartPlanner.Bounds(0, 0, 100)), Optional.of(50));
    stream.take(TestRecords.poll(TestRecords.record(0, 0, 10), TestRecords.record(0, 1, 20)));
    assertThat(stream.isLoading()).isTrue();

    stream.repair(stream.partition(TestRecords.at(0)), OffsetRepair.of(2, 0, 1));

    assertThat(stream.isLoading()).isFalse();
    assertThat(stream.awaitLoaded(Duration.ZERO)).isTrue();
    assertThat(Samples.values(series, TestRecords.TOPIC)).containsExactly(10.0);
    assertThat(stream.marks().marks().getFirst().kind()).isEqualTo(StreamMark.Kind.ROLLED_BACK);
    assertThat(stream.partition(TestRecords.at(0)).nextOffset()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "a partition that is dropped from the load ends it, with a mark; its records come later")
  void letGo_loadEnds() {
    TopicProgress stream = stream();
    stream.partition(TestRecords.at(0));
    stream.partition(TestRecords.at(1));
    stream.open(
        Map.of(
            TestRecords.at(0), new StartPlanner.Bounds(0, 0, 1),
            TestRecords.at(1), new StartPlanner.Bounds(0, 0, 9)),
        Optional.of(0));
    stream.take(TestRecords.poll(TestRecords.record(0, 0, 10)));
    assertThat(Samples.values(series, TestRecords.TOPIC)).isEmpty();

    stream.letGo(stream.partition(TestRecords.at(1)));
    assertThat(Samples.values(series, TestRecords.TOPIC)).containsExactly(10.0);
    assertThat(stream.isLoading()).isFalse();
    assertThat(stream.marks().marks().getFirst().text())
        .isEqualTo("partition 1 doesn't answer; its older records come later");

    stream.partition(TestRecords.at(1)).delivered(0);
    stream.take(TestRecords.poll(TestRecords.record(1, 0, 20)));
    assertThat(Samples.values(series, TestRecords.TOPIC)).containsExactly(10.0, 20.0);
    assertThat(stream.partition(TestRecords.at(1)).state()).isEqualTo(State.LIVE);
  }

  @Test
  @DisplayName("a decoder that throws makes its record undecodable; the others are shown")
  void take_decoderThrows_counted() {
    int[] calls = {0};
    whileDecoding =
        () -> {
          if (calls[0]++ == 1) {
            throw new StackOverflowError();
          }
        };
    TopicProgress stream = live();
    stream.take(
        TestRecords.poll(
            TestRecords.record(0, 0, 10),
            TestRecords.record(0, 1, 15, "{\"field\":1}"),
            TestRecords.record(0, 2, 20)));

    assertThat(counters()).isEqualTo(new ReaderCounters(3, 2, 1, 0, 0));
    assertThat(Samples.values(series, TestRecords.TOPIC)).containsExactly(10.0, 20.0);
    assertThat(undecodable.entries().getFirst().reason())
        .isEqualTo("the decoder failed: StackOverflowError");
    assertThat(stream.partition(TestRecords.at(0)).nextOffset()).isEqualTo(3);
  }

  @Test
  @DisplayName("out of memory during a poll: the positions are behind the counted records")
  void take_outOfMemory_positionsExact() {
    TopicProgress stream = live();
    stream.take(TestRecords.poll(TestRecords.record(0, 0, 5)));
    each =
        record -> {
          throw new OutOfMemoryError("test");
        };
    assertThatThrownBy(() ->
            stream.take(
                TestRecords.poll(TestRecords.record(0, 1, 10), TestRecords.record(0, 2, 20))))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(stream.partition(TestRecords.at(0)).nextOffset()).isEqualTo(counters().received());
  }

  @Test
  @DisplayName("out of memory while decoding: that record and the next are polled again")
  void take_outOfMemoryWhileDecoding_recordComesAgain() {
    int[] calls = {0};
    whileDecoding =
        () -> {
          if (calls[0]++ == 1) {
            throw new OutOfMemoryError("test");
          }
        };
    TopicProgress stream = live();
    assertThatThrownBy(() ->
            stream.take(
                TestRecords.poll(
                    TestRecords.record(0, 0, 10),
                    TestRecords.record(0, 1, 15, "{\"field\":1}"),
                    TestRecords.record(0, 2, 20))))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(stream.partition(TestRecords.at(0)).nextOffset()).isEqualTo(1);

    stream.take(TestRecords.poll(TestRecords.record(0, 2, 20)));
    assertThat(counters()).isEqualTo(new ReaderCounters(2, 2, 0, 0, 0));
    assertThat(Samples.values(series, TestRecords.TOPIC)).containsExactly(10.0, 20.0);
  }

  @Test
  @DisplayName("without memory the load is dropped first and marked, and the topic is read live")
  void dropBacklog_marked() {
    TopicProgress stream = stream();
    stream.partition(TestRecords.at(0));
    stream.open(Map.of(TestRecords.at(0), new StartPlanner.Bounds(0, 0, 100)), Optional.of(50));
    stream.take(TestRecords.poll(TestRecords.record(0, 0, 10)));

    assertThat(stream.dropBacklog()).isTrue();
    assertThat(stream.dropBacklog()).isFalse();
    assertThat(stream.marks().marks().getFirst().text())
        .isEqualTo("100 offsets skipped: there was not enough memory for them");
    PartitionProgress partition = stream.partition(TestRecords.at(0));
    assertThat(partition.nextOffset()).isEqualTo(100);
    assertThat(partition.state()).isEqualTo(State.LIVE);
  }

  @Test
  @DisplayName("another topic with the same name: reading starts again, the counters continue")
  void identify_another_beginsAgain() {
    TopicProgress stream = live();
    stream.identify(Uuid.randomUuid());
    stream.take(TestRecords.poll(TestRecords.record(0, 0, 10)));

    stream.identify(Uuid.randomUuid());

    assertThat(stream.isRecreated()).isTrue();
    assertThat(stream.isOpened()).isFalse();
    assertThat(stream.partition(TestRecords.at(0)).hasPosition()).isFalse();
    assertThat(counters().received()).isEqualTo(1);
  }

  private @Nullable RecordIngest intake;

  private ReaderCounters counters() {
    return Objects.requireNonNull(intake).counters();
  }

  private TopicProgress live() {
    TopicProgress stream = stream();
    stream.partition(TestRecords.at(0));
    stream.open(Map.of(TestRecords.at(0), new StartPlanner.Bounds(0, 0, 0)), Optional.empty());
    return stream;
  }

  private TopicProgress stream() {
    TopicDecoder decoder =
        new TopicDecoder(
            TestRecords.TOPIC,
            DecodeChoice.AUTOMATIC,
            TopicSchemas.NONE,
            path -> {
              whileDecoding.run();
              return true;
            });
    intake = new RecordIngest(TestRecords.TOPIC, decoder, series, undecodable);
    return new TopicProgress(
        intake,
        Optional.empty(),
        new RecentRecords(Optional.of(record -> each.accept(record))),
        new ReaderCommands(),
        Long.MAX_VALUE,
        generation -> decoder.renewed());
  }
}
