package topicscope.kafka.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.bench.tool.ChildJvm;
import topicscope.testing.CommandProcess;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** How far real consumer groups are behind. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class GroupMonitorTest {
  private static final Duration EVERY = Duration.ofMillis(200);

  private final TestCluster cluster;
  private volatile Optional<GroupMonitor.Answer> latest = Optional.empty();
  private Optional<GroupMonitor> monitor = Optional.empty();

  GroupMonitorTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @AfterEach
  void stop() {
    monitor.ifPresent(GroupMonitor::close);
  }

  private void ask(String topic, Set<String> groups) {
    GroupMonitor asking =
        GroupMonitor.start(
            cluster.connection(), topic, EVERY, answer -> latest = Optional.of(answer));
    asking.want(new GroupMonitor.Wanted(groups, groups, true, true));
    monitor = Optional.of(asking);
  }

  private GroupMonitor.Answer answer() {
    return latest.orElseThrow();
  }

  private GroupStanding standing(String group) {
    return Optional.ofNullable(answer().groups().get(group)).orElseThrow();
  }

  /** -1 if it is unknown. */
  private long age(String group, int partition) {
    return answer().ages().getOrDefault(group, Map.of()).getOrDefault(partition, -1L);
  }

  private long lag(String group, String topic) {
    return latest
        .map(answer -> answer.groups().get(group))
        .map(standing -> standing.lag(topic).orElse(-1))
        .orElse(-1L);
  }

  private void send(String topic, int partition, int count) {
    cluster.send(
        IntStream.range(0, count)
            .mapToObj(i -> TestCluster.record(topic, partition, null, "{\"n\":" + i + "}")));
  }

  private KafkaConsumer<byte[], byte[]> consumer(String group, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", cluster.bootstrapServers());
    settings.put("group.id", group);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads and commits until so many records have come. */
  private static void read(KafkaConsumer<byte[], byte[]> consumer, int count) {
    int got = 0;
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (got < count && System.nanoTime() < end) {
      got += consumer.poll(Duration.ofMillis(100)).count();
      consumer.commitSync();
    }
    assertThat(got).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  @DisplayName("the lag of a group grows while it stands still, and falls when it goes on")
  void lag_stoppedAndResumed_growsAndFalls(String protocol) {
    String topic = cluster.newTopic(2);
    String group = topic + "-" + protocol;
    send(topic, 0, 30);
    send(topic, 1, 10);
    try (KafkaConsumer<byte[], byte[]> consumer =
        consumer(group, Map.of("group.protocol", protocol))) {
      consumer.subscribe(List.of(topic));
      read(consumer, 40);
      ask(topic, Set.of(group));
      await().until(() -> lag(group, topic) == 0);
      await().until(() -> standing(group).members() == 1);
      assertThat(standing(group).state()).isEqualTo("Stable");
      assertThat(List.of(age(group, 0), age(group, 1))).containsOnly(0L);

      send(topic, 0, 25);
      await().until(() -> lag(group, topic) == 25);
      long before = age(group, 0);
      await().until(() -> age(group, 0) > before + 500);
      assertThat(standing(group).lag(topic, 1)).hasValue(0);

      read(consumer, 25);
      await().until(() -> lag(group, topic) == 0);
      assertThat(answer().ends()).containsEntry(0, 55L).containsEntry(1, 10L);
      assertThat(answer().starts()).containsEntry(0, 0L).containsEntry(1, 0L);
    }
    // It has left; what it has committed stays.
    await().until(() -> standing(group).state().equals("Empty"));
    assertThat(standing(group).members()).isZero();
    send(topic, 1, 7);
    await().until(() -> lag(group, topic) == 7);
  }

  @Test
  @DisplayName("two members, a group that doesn't exist, and one that has committed nothing here")
  void groups_several_eachOnItsOwn() {
    String topic = cluster.newTopic(2);
    String other = cluster.newTopic(1);
    String pair = topic + "-pair";
    String elsewhere = topic + "-elsewhere";
    send(topic, 0, 4);
    send(topic, 1, 5);
    cluster.commit(elsewhere, other, 0, "");
    try (KafkaConsumer<byte[], byte[]> first = consumer(pair, Map.of());
        KafkaConsumer<byte[], byte[]> second = consumer(pair, Map.of())) {
      first.subscribe(List.of(topic));
      second.subscribe(List.of(topic));
      Set<Integer> mine = new HashSet<>();
      await()
          .until(() -> {
            first.poll(Duration.ofMillis(50));
            second.poll(Duration.ofMillis(50));
            mine.clear();
            Stream.of(first, second).forEach(one -> mine.add(one.assignment().size()));
            return mine.equals(Set.of(1));
          });
      ask(topic, Set.of(pair, elsewhere, "nobody-" + topic));
      await().until(() -> latest.isPresent());
      await().until(() -> standing(pair).members() == 2);

      assertThat(standing("nobody-" + topic).problem()).contains("there is no such group");
      assertThat(standing(elsewhere).problem()).isEmpty();
      assertThat(standing(elsewhere).lag(topic)).isEmpty();
    }
  }

  @Test
  @DisplayName("the lag of a killed member grows at once, long before the group knows of its death")
  void lag_killedMember_grows(@TempDir Path folder) throws Exception {
    String topic = cluster.newTopic(1);
    String group = topic + "-killed";
    Path quick = Files.writeString(folder.resolve("quick.properties"), "session.timeout.ms=6000\n");
    send(topic, 0, 10);
    Process member =
        CommandProcess.start(
            folder,
            cluster.arguments(
                "tail",
                topic,
                "--group=" + group,
                "--from=earliest",
                "--command-config=" + quick,
                "--max-records=1000"));
    try {
      ask(topic, Set.of(group));
      await().atMost(Duration.ofSeconds(60)).until(() -> lag(group, topic) == 0);
      await().until(() -> standing(group).members() == 1);

      member.destroyForcibly().waitFor();
      send(topic, 0, 30);
      await().until(() -> lag(group, topic) == 30);
      await().atMost(Duration.ofSeconds(60)).until(() -> standing(group).members() == 0);

      assertThat(standing(group).state()).isEqualTo("Empty");
      assertThat(lag(group, topic)).isEqualTo(30);
      assertThat(age(group, 0)).isPositive();
    } finally {
      member.destroyForcibly();
    }
  }

  @Test
  @DisplayName("in a compacted topic the lag is an upper bound: what is gone is still counted")
  void lag_compacted_countsOffsets() {
    String topic = SharedBroker.newTopicName();
    String group = topic + "-group";
    cluster.createTopic(
        topic,
        1,
        Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "100",
            "min.cleanable.dirty.ratio", "0.01"));
    cluster.commit(group, topic, 0, "");
    ask(topic, Set.of(group));
    AtomicInteger sent = new AtomicInteger();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          cluster.send(Stream.of(new ProducerRecord<>(topic, 0, new byte[1], new byte[1])));
          sent.incrementAndGet();
          return sent.get() > 10 && held(topic, sent.get()) < sent.get() / 2;
        });

    await().until(() -> lag(group, topic) == sent.get());
  }

  /** How many records there are to read below an offset. */
  private long held(String topic, long end) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("reader-of-" + topic, Map.of())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long count = 0;
      while (consumer.position(partition) < end) {
        count += consumer.poll(Duration.ofMillis(100)).count();
      }
      return count;
    }
  }

  @Test
  @DisplayName("a share group is behind from where it begins")
  void lag_shareGroup_fromItsStart() {
    String topic = cluster.newTopic(1);
    String group = topic + "-share";
    Map<String, Object> settings =
        Map.of("bootstrap.servers", cluster.bootstrapServers(), "group.id", group);
    try (KafkaShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      ask(topic, Set.of(group));
      await()
          .until(() -> {
            var _ = consumer.poll(Duration.ofMillis(100));
            return latest.isPresent() && standing(group).members() == 1;
          });
      // It begins at the end that it finds, so it must have begun.
      AtomicInteger got = new AtomicInteger();
      await()
          .until(() -> {
            send(topic, 0, 1);
            return got.addAndGet(consumer.poll(Duration.ofMillis(500)).count()) > 0;
          });
      var _ = consumer.commitSync();
      send(topic, 0, 12);

      await().until(() -> lag(group, topic) >= 12);
    }
  }

  @Test
  @DisplayName("the marks of transactions are in the lag; Kafka's own tool says the same")
  void lag_besideKafkasTool_same() throws Exception {
    String topic = cluster.newTopic(3);
    String group = topic + "-group";
    try (KafkaProducer<byte[], byte[]> producer =
        cluster.producer(Map.of("transactional.id", topic))) {
      producer.initTransactions();
      for (int i = 0; i < 6; i++) {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(topic, i % 3, null, new byte[] {'1'}));
        producer.flush();
        if (i % 2 == 0) {
          producer.commitTransaction();
        } else {
          producer.abortTransaction();
        }
      }
    }
    send(topic, 2, 9);
    cluster.commit(group, topic, 1, "");
    ask(topic, Set.of(group));
    await().until(() -> lag(group, topic) >= 0);

    GroupStanding ours = standing(group);
    Process tool =
        ChildJvm.command(
                Class.forName("org.apache.kafka.tools.consumer.group.ConsumerGroupCommand"),
                List.of(),
                "--bootstrap-server",
                cluster.bootstrapServers(),
                "--describe",
                "--group",
                group)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String[]> rows =
        said.lines()
            .map(line -> line.strip().split(" +"))
            .filter(row -> row.length > 5 && row[1].equals(topic))
            .toList();
    assertThat(rows).as(said).hasSize(1);
    assertThat(rows.getFirst()[5]).isEqualTo(Long.toString(ours.lag(topic, 0).orElseThrow()));
    // Of two records and two marks of their ends, one is consumed.
    assertThat(ours.lag(topic)).hasValue(3);
  }
}
