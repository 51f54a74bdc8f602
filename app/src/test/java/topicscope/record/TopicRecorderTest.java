package topicscope.record;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static topicscope.testing.TestCluster.record;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.history.HistoryAddress;
import topicscope.history.HistorySchema;
import topicscope.history.HistorySql;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.ReadingPlan;
import topicscope.testing.SharedBroker;
import topicscope.testing.SharedHistory;
import topicscope.testing.TestCluster;

@DisplayName("The recorder")
@Execution(CONCURRENT)
@ExtendWith({SharedBroker.class, SharedHistory.class})
class TopicRecorderTest {
  private static final int SECONDS_MAX = 40;

  private final TestCluster cluster;
  private final HistorySql sql;

  TopicRecorderTest(TestCluster cluster, HistorySql sql) {
    this.cluster = cluster;
    this.sql = sql;
  }

  @Test
  @DisplayName("writes every sample once, and its account closes against the table")
  void account_closesAgainstTheTable() throws Exception {
    String topic = cluster.newTopic(3);
    cluster.send(
        IntStream.range(0, 3_000)
            .mapToObj(i -> record(topic, i % 3, null, "{\"a\":" + i + ",\"b\":{\"c\":0.5}}")));
    cluster.send(
        Stream.of(
            record(topic, 0, null, null),
            record(topic, 0, null, "{\"a\":"),
            record(topic, 1, null, "{\"text\":\"x\"}"),
            record(topic, 1, null, "{\"a\":9007199254740993}")));

    TopicRecorder.Account end;
    try (TopicRecorder recorder = recorder(topic, "g-" + topic, sql)) {
      awaitWritten(recorder, 6_001);
      end = recorder.account();
      awaitRows(topic, 6_001);
    }

    assertThat(end.records()).isEqualTo(new ReaderCounters(3_004, 3_001, 1, 1, 1));
    assertThat(end.samples().decoded()).isEqualTo(6_001);
    assertThat(rows(topic, "count_distinct(off)", "series = 'a' AND part = 1")).isEqualTo(1_001);
    assertThat(rows(topic, "sum(value::long)", "series = 'a' AND exact = null"))
        .isEqualTo(2_999 * 1_500);
    assertThat(rows(topic, "exact", "exact != null")).isEqualTo(9_007_199_254_740_993L);
  }

  @Test
  @DisplayName("goes on behind what is committed, and writes no record that the table has")
  void secondRun_writesNothingTwice() throws Exception {
    String topic = cluster.newTopic(1);
    // Without a timestamp of their own, the samples get the time of their arrival: another one in
    // each run.
    cluster.send(IntStream.range(0, 500).mapToObj(i -> record(topic, 0, 0L, "" + i)));
    String group = "g-" + topic;
    try (TopicRecorder recorder = recorder(topic, group, sql)) {
      awaitWritten(recorder, 500);
    }
    cluster.send(IntStream.range(500, 700).mapToObj(i -> record(topic, 0, 0L, "" + i)));
    try (TopicRecorder recorder = recorder(topic, group, sql)) {
      awaitWritten(recorder, 200);
      assertThat(recorder.account().records().received()).isEqualTo(200);
    }

    try (TopicRecorder recorder = recorder(topic, "other-" + topic, sql)) {
      await()
          .atMost(SECONDS_MAX, SECONDS)
          .until(() -> recorder.account().samples().decoded() >= 700);
      assertThat(recorder.account().samples().already()).isEqualTo(700);
      assertThat(recorder.account().samples().written()).isZero();
    }
    awaitRows(topic, 700);
  }

  @Test
  @DisplayName("keeps the samples of one series at one time in one record apart")
  void samplesOfOneInstant_areKeptApart() throws Exception {
    String topic = cluster.newTopic(1);
    cluster.send(
        Stream.of(
            record(topic, 0, 1_790_000_000_000L, "1\n2\n3\n3"),
            record(topic, 0, 1_790_000_000_000L, "4\n5\n6\n7")));

    try (TopicRecorder recorder = recorder(topic, "g-" + topic, sql)) {
      awaitWritten(recorder, 8);
      awaitRows(topic, 8);
    }
  }

  @Test
  @DisplayName("waits in bounded memory while QuestDB is away, stays in the group, loses nothing")
  void questDbAway_waits() throws Exception {
    String topic = cluster.newTopic(2);
    String text = "x".repeat(200);
    int count = 200_000;
    cluster.send(
        IntStream.range(0, count)
            .mapToObj(i ->
                record(
                    topic,
                    i % 2,
                    null,
                    "{\"v\":" + i + ",\"series of a long name " + text + "\":1}")));
    HistoryAddress there = SharedHistory.address();
    AtomicReference<HistoryAddress> now = new AtomicReference<>(there);
    HistorySql broken = new HistorySql(now::get);
    try (TopicRecorder recorder = recorder(topic, "g-" + topic, broken)) {
      awaitWritten(recorder, 1);
      now.set(HistoryAddress.of("http://127.0.0.1:1"));
      await().atMost(SECONDS_MAX, SECONDS).until(() -> recorder.writer().trouble().isPresent());
      assertThat(recorder.writer().trouble().get())
          .isEqualTo("QuestDB at http://127.0.0.1:1 can't be reached");
      await().atMost(SECONDS_MAX, SECONDS).until(() -> recorder.writer().isFull());
      await()
          .atMost(SECONDS_MAX, SECONDS)
          .until(() ->
              recorder
                  .reader()
                  .state()
                  .cause()
                  .equals("waiting until the samples so far are kept"));
      assertThat(recorder.account().records().received()).isLessThan(count);
      now.set(there);

      awaitWritten(recorder, 2 * count);
      assertThat(recorder.account().records().received()).isEqualTo(count);
    }
    awaitRows(topic, 2 * count);
  }

  @Test
  @DisplayName("keeps a topic that was created again apart from the first")
  void recreatedTopic_isKeptApart() throws Exception {
    String topic = cluster.newTopic(1);
    cluster.send(IntStream.range(0, 300).mapToObj(i -> record(topic, 0, null, "" + i)));
    try (TopicRecorder recorder = recorder(topic, "g-" + topic, sql)) {
      awaitWritten(recorder, 300);
      cluster.deleteTopic(topic);
      await().atMost(SECONDS_MAX, SECONDS).until(() -> !cluster.topics().contains(topic));
      cluster.createTopic(topic, 1);
      cluster.send(IntStream.range(0, 200).mapToObj(i -> record(topic, 0, null, "" + (1_000 + i))));

      awaitWritten(recorder, 500);
      awaitRows(topic, 500);
    }
    assertThat(rows(topic, "count_distinct(topic_id)", "true")).isEqualTo(2);
    assertThat(rows(topic, "count_distinct(topic_id)", "value < 1000")).isEqualTo(1);
  }

  @Test
  @DisplayName("takes no offset that was committed for an earlier topic of the name")
  void offsetOfAnotherTopic_isNotTaken() throws Exception {
    String topic = cluster.topicOf("1", "2", "3");
    cluster.commit("g-" + topic, topic, 2, "topic-id AAAAAAAAAAAAAAAAAAAAAA");
    cluster.commit("other-" + topic, topic, 2, "of another program");

    try (TopicRecorder recorder = recorder(topic, "g-" + topic, sql)) {
      awaitWritten(recorder, 3);
    }
    try (TopicRecorder recorder = recorder(topic, "other-" + topic, sql)) {
      await().atMost(SECONDS_MAX, SECONDS).until(() -> recorder.account().samples().decoded() == 1);
    }
  }

  @Test
  @DisplayName("shares the partitions with another member, which takes over when it ends")
  void members_share() throws Exception {
    String topic = cluster.newTopic(4);
    cluster.send(numbers(topic, 0, 4_000));
    try (TopicRecorder first = recorder(topic, "g-" + topic, sql)) {
      awaitWritten(first, 4_000);
      try (TopicRecorder second = recorder(topic, "g-" + topic, sql)) {
        await()
            .atMost(SECONDS_MAX, SECONDS)
            .until(() ->
                second.reader().partitions().mine().size() == 2
                    && first.reader().partitions().mine().size() == 2);
        cluster.send(numbers(topic, 4_000, 8_000));
        awaitWritten(second, 2_000);
      }
      cluster.send(numbers(topic, 8_000, 9_000));
      awaitWritten(first, 7_000);
      awaitRows(topic, 9_000);
    }
  }

  private static Stream<ProducerRecord<byte[], byte[]>> numbers(String topic, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> record(topic, i % 4, null, "" + i));
  }

  private TopicRecorder recorder(String topic, String group, HistorySql to) {
    return new TopicRecorder(
        new ReadingPlan(
            cluster.connection(), topic, new StartPosition.Earliest(), Optional.of(group)),
        DecodeChoice.AUTOMATIC,
        TopicSchemas.NONE,
        to);
  }

  private static void awaitWritten(TopicRecorder recorder, long samples) {
    await()
        .atMost(SECONDS_MAX, SECONDS)
        .until(() -> recorder.account().samples().written() >= samples);
  }

  private void awaitRows(String topic, long count) {
    await()
        .atMost(SECONDS_MAX, SECONDS)
        .untilAsserted(() -> assertThat(rows(topic, "count()", "true")).isEqualTo(count));
  }

  private long rows(String topic, String what, String where) throws Exception {
    return sql.number(
        "SELECT "
            + what
            + " FROM "
            + HistorySchema.quoted(HistorySchema.table(topic))
            + " WHERE "
            + where);
  }
}
