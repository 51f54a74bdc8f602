package topicscope.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("A roll-up")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class RollupTest {
  private static final int MAX_S = 90;
  private static final int PARTITIONS = 3;

  private final TestCluster cluster;
  private final long now = System.currentTimeMillis() / 1_000 * 1_000 - 600_000;
  private final List<Rollup> running = new ArrayList<>();
  private String topic;

  RollupTest(TestCluster cluster) {
    this.cluster = cluster;
    topic = cluster.newTopic(PARTITIONS);
  }

  @AfterEach
  void close() {
    running.forEach(Rollup::close);
  }

  private RollupPlan plan(String from, String to, Duration interval, boolean exactlyOnce) {
    return new RollupPlan(
        cluster.connection(),
        from,
        to,
        interval,
        RollupPlan.application(from, to),
        1,
        Optional.empty(),
        exactlyOnce,
        false,
        () -> new TopicDecoder(from, DecodeChoice.AUTOMATIC));
  }

  private RollupPlan plan() {
    return plan(topic, topic + ".1s", Duration.ofSeconds(1), true);
  }

  private Rollup start(RollupPlan plan) throws Exception {
    var _ = RollupTopics.prepare(plan, Optional.empty());
    Rollup rollup = new Rollup(plan);
    running.add(rollup);
    rollup.start();
    return rollup;
  }

  /** Sends numbers: number i to partition i modulo the partitions, at 10 ms each. */
  private void send(int from, int to) {
    cluster.send(
        IntStream.range(from, to)
            .mapToObj(i ->
                TestCluster.record(topic, i % PARTITIONS, now + 10L * i, "{\"n\":" + i + "}")));
  }

  private void awaitRecords(RollupPlan plan, long records) {
    await()
        .atMost(MAX_S, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> {
          RollupCheck.Result result = new RollupCheck(plan).run();
          assertThat(result.partitions().stream().mapToLong(AccountCheck::received).sum())
              .isEqualTo(records);
        });
  }

  private static void assertWell(RollupPlan plan) throws Exception {
    RollupCheck.Result result = new RollupCheck(plan).run();
    assertThat(result.faults()).isEmpty();
    assertThat(result.compared()).isEqualTo(result.intervals()).isPositive();
  }

  @Test
  @DisplayName(
      "counts late records, leaves a silent partition silent, and makes its topic as the raw one")
  void lateRecordsAndSilence() throws Exception {
    topic = cluster.newTopic(PARTITIONS);
    RollupPlan plan = plan();
    List<String> remarks = RollupTopics.prepare(plan, Optional.of(Duration.ofDays(3)));
    assertThat(remarks)
        .containsExactly("created the topic " + topic + ".1s with 3 partitions, kept for 3d");
    start(plan);
    // Partition 2 stays empty; some are ten minutes late.
    cluster.send(
        IntStream.range(0, 2_000)
            .mapToObj(i ->
                TestCluster.record(
                    topic, i % 2, now + 10L * i - (i % 50 == 0 ? 600_000 : 0), "" + i)));

    awaitRecords(plan, 2_000);

    RollupCheck.Result result = new RollupCheck(plan).run();
    assertThat(result.faults()).isEmpty();
    assertThat(result.partitions())
        .extracting(AccountCheck::samples)
        .containsExactly(1_000L, 1_000L);
    assertThat(result.intervals()).isEqualTo(2 * 20 + 20);
  }

  @Test
  @DisplayName("goes on without a loss and without a double when instances come and go")
  void instancesComeAndGo_eachRecordOnce() throws Exception {
    RollupPlan plan = plan();
    Rollup first = start(plan);
    send(0, 3_000);
    awaitRecords(plan, 3_000);
    Rollup second = start(plan);
    await()
        .atMost(MAX_S, SECONDS)
        .until(() -> first.partitions() + second.partitions() == 3 && second.partitions() > 0);
    send(3_000, 6_000);
    first.close();
    send(6_000, 9_000);

    awaitRecords(plan, 9_000);

    assertWell(plan);
    assertThat(second.partitions()).isEqualTo(3);
  }

  @Test
  @DisplayName("whose group was forgotten goes on where its topic ends")
  void forgottenGroup_goesOn() throws Exception {
    RollupPlan plan = plan();
    Rollup first = start(plan);
    send(0, 900);
    awaitRecords(plan, 900);
    first.close();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      await()
          .atMost(MAX_S, SECONDS)
          .ignoreExceptions()
          .until(() -> {
            admin.deleteConsumerGroups(List.of(plan.application())).all().get();
            return true;
          });
    }
    send(900, 1_800);

    List<String> remarks = RollupTopics.prepare(plan, Optional.empty());
    start(plan);
    awaitRecords(plan, 1_800);

    assertWell(plan);
    assertThat(remarks)
        .hasSize(3)
        .allMatch(remark -> remark.endsWith("it goes on at 300, where " + topic + ".1s ends"));
  }

  @Test
  @DisplayName("of a roll-up has the same totals as one of the records")
  void twoLevels_sameTotals() throws Exception {
    RollupPlan seconds = plan();
    RollupPlan minutes = plan(topic + ".1s", topic + ".1m", Duration.ofMinutes(1), true);
    start(seconds);
    send(0, 12_000);
    awaitRecords(seconds, 12_000);
    start(minutes);

    await()
        .atMost(MAX_S, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(
                    new RollupCheck(minutes)
                        .run().partitions().stream().mapToLong(AccountCheck::samples).sum())
                .isEqualTo(12_000));
    assertWell(minutes);
  }

  @Test
  @DisplayName("without transactions has each record at least once")
  void atLeastOnce() throws Exception {
    RollupPlan plan = plan(topic, topic + ".1s", Duration.ofSeconds(1), false);
    Rollup rollup = start(plan);
    send(0, 3_000);

    awaitRecords(plan, 3_000);

    assertWell(plan);
    rollup.close();
    assertWell(plan);
  }

  @Test
  @DisplayName("counts records of transactions that were aborted as offsets without a record")
  void abortedRecords_areGaps() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        cluster.producer(Map.of("transactional.id", topic))) {
      producer.initTransactions();
      for (int i = 0; i < 4; i++) {
        producer.beginTransaction();
        var _ = producer.send(TestCluster.record(topic, 0, now, "" + i));
        producer.flush();
        if (i % 2 == 0) {
          producer.commitTransaction();
        } else {
          producer.abortTransaction();
        }
      }
    }
    RollupPlan plan = plan();
    start(plan);

    awaitRecords(plan, 2);

    AccountCheck check = new RollupCheck(plan).run().partitions().getFirst();
    assertThat(check.faults()).isEmpty();
    assertThat(check.samples()).isEqualTo(2);
    assertThat(check.to()).isEqualTo(8);
    assertThat(check.gaps()).isEqualTo(6);
  }

  @Test
  @DisplayName("is found out if a partial is missing, doubled or changed")
  void verify_findsFaults() throws Exception {
    RollupPlan plan = plan();
    Rollup rollup = start(plan);
    send(0, 300);
    awaitRecords(plan, 300);
    rollup.close();
    RollupPlan other = plan(topic, topic + ".wrong", Duration.ofSeconds(1), true);
    Map<String, String> seen = new HashMap<>();
    List<ProducerRecord<byte[], byte[]>> copied = new ArrayList<>();
    try (TopicScan scan = new TopicScan(cluster.connection())) {
      scan.read(
          scan.whole(topic + ".1s"),
          (_, records) ->
              records.forEach(record -> {
                byte[] bytes = new byte[record.value().remaining()];
                record.value().duplicate().get(bytes);
                String text = new String(bytes, UTF_8);
                boolean isFirst = seen.put(record.partition() + "", text) == null;
                if (text.contains("\"count\":") && isFirst) {
                  text = text.replace("\"max\":[", "\"max\":[1");
                }
                copied.add(TestCluster.record(topic + ".wrong", 0, now, text));
              }));
    }
    cluster.createTopic(topic + ".wrong", 1);
    cluster.send(copied.stream());
    List<String> changed = new RollupCheck(other).run().faults();
    cluster.send(Stream.of(copied.getLast(), copied.getFirst()));
    List<String> doubled = new RollupCheck(other).run().faults();

    assertThat(changed).first().asString().matches("[123] intervals are not what the records say");
    assertThat(doubled)
        .anyMatch(fault -> fault.contains("counted twice") || fault.contains("the accounts say"));
  }

  @Test
  @DisplayName("does not start into a topic of other records, or of other intervals")
  void otherContent_isRefused() throws Exception {
    cluster.createTopic(topic + ".1s", 1);
    cluster.send(topic + ".1s", "1", "2");
    RollupPlan foreign = plan();
    RollupPlan same = plan(topic, topic, Duration.ofSeconds(1), true);
    RollupPlan missing = plan(topic + "-none", topic + ".x", Duration.ofSeconds(1), true);

    assertThatThrownBy(() -> RollupTopics.prepare(foreign, Optional.empty()))
        .hasMessageContaining(".1s holds other records than a roll-up's, such as at offset 0");
    assertThatThrownBy(() -> RollupTopics.prepare(same, Optional.empty()))
        .hasMessage("the roll-up of a topic needs another topic: --to NAME");
    assertThatThrownBy(() -> RollupTopics.prepare(missing, Optional.empty()))
        .hasMessage("there is no topic " + topic + "-none");
  }
}
