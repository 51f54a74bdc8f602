package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ClusterConnection;
import topicscope.rollup.AccountCheck;
import topicscope.rollup.RollupCheck;
import topicscope.rollup.RollupPlan;
import topicscope.testing.TestCluster;

/**
 * Faults of a roll-up and of its three brokers under load; then its totals are compared with what
 * the producer got acknowledged. Part of {@code mvn -Pchaos verify}; {@code -Dchaos.only=TEXT}
 * selects.
 */
@ExtendWith(ChaosExtension.class)
class RollupChaosRun {
  private static final int KILLS = Integer.getInteger("chaos.kills", 10);
  private static final int RATE = Integer.getInteger("chaos.rollupRate", 10_000);
  private static final int LATE = 1_000;

  /** One of them gets no records. */
  private static final int PARTITIONS = 5;

  private static final int MAX_S = 300;
  private static final JsonMapper JSON = new JsonMapper();

  private static ChaosCluster cluster;
  private final ChaosResults figures;
  private final Random random = new Random(1);
  @TempDir private Path folder;
  private String scenario = "";

  RollupChaosRun(ChaosResults figures) {
    this.figures = figures;
  }

  @BeforeAll
  static void startCluster() throws IOException {
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    cluster = ChaosCluster.start(3);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void name(TestInfo test) {
    scenario = test.getDisplayName();
  }

  @AfterEach
  void holds() {
    assertThat(figures.missed(scenario)).isEmpty();
  }

  @Test
  @DisplayName("rollup: kill -9 of instances, one more, one less, a broker killed")
  void kills() throws Exception {
    String topic = "rollup-" + System.nanoTime();
    String target = topic + ".1s";
    cluster.createTopic(topic, PARTITIONS);
    List<RollupProcess> instances = new ArrayList<>();
    try (AckedProducer load =
        new AckedProducer(cluster.directServers(), topic, PARTITIONS - 1, RATE)) {
      instances.add(start(topic, target));
      instances.add(start(topic, target));
      awaitMore(instances);
      for (int i = 0; i < KILLS; i++) {
        if (i == KILLS / 3) {
          instances.add(start(topic, target));
        }
        if (i == KILLS / 2) {
          BrokerProcess broker = cluster.broker(cluster.leader(target, 0).orElseThrow());
          broker.kill();
          awaitMore(instances);
          broker.start();
          cluster.awaitBrokers(3);
        }
        if (i == 2 * KILLS / 3) {
          instances.removeFirst().interrupt();
        }
        int victim = random.nextInt(instances.size());
        instances.get(victim).kill();
        instances.set(victim, start(topic, target));
        late(topic, LATE / KILLS);
        awaitMore(instances);
      }
      load.finish();
      assertThat(load.failed()).isZero();
      long sent = load.count() + LATE / KILLS * KILLS;
      check(topic, target, load, sent);
      figures.note(scenario, "kills of instances", KILLS);
    } finally {
      instances.forEach(RollupProcess::close);
    }
  }

  private RollupProcess start(String topic, String target) throws IOException {
    return new RollupProcess(
        Files.createTempDirectory(folder, "instance"), cluster.directServers(), topic, target);
  }

  /** Waits until the instances together have read on. */
  private static void awaitMore(List<RollupProcess> instances) {
    long before = instances.stream().mapToLong(RollupProcess::received).sum();
    await()
        .atMost(MAX_S, SECONDS)
        .until(() -> instances.stream().mapToLong(RollupProcess::received).sum() > before + RATE);
  }

  /** Sends zeros with times of ten minutes ago. */
  private static void late(String topic, int records) {
    long before = System.currentTimeMillis() - 600_000;
    new TestCluster(cluster.directServers())
        .send(
            IntStream.range(0, records)
                .mapToObj(i -> TestCluster.record(topic, i % (PARTITIONS - 1), before + i, "0")));
  }

  private void check(String topic, String target, AckedProducer load, long sent)
      throws InterruptedException {
    RollupPlan plan =
        new RollupPlan(
            ClusterConnection.to(cluster.directServers()),
            topic,
            target,
            Duration.ofSeconds(1),
            RollupPlan.application(topic, target),
            1,
            Optional.empty(),
            true,
            false,
            () -> new TopicDecoder(topic, DecodeChoice.AUTOMATIC));
    await()
        .atMost(MAX_S, SECONDS)
        .until(() ->
            new RollupCheck(plan)
                    .run().partitions().stream().mapToLong(AccountCheck::received).sum()
                >= sent);
    RollupCheck.Result result = new RollupCheck(plan).run();
    System.out.println("FIG " + result.faults());
    figures.note(scenario, "records sent", sent);
    figures.note(scenario, "partials", result.partials());
    figures.note(scenario, "intervals compared", result.compared());
    figures.note(scenario, "faults that verify finds", result.faults().size(), 0);
    long[] counts = new long[PARTITIONS];
    double[] sums = new double[PARTITIONS];
    read(target, counts, sums);
    long wrong = 0;
    long missing = sent;
    for (int i = 0; i < PARTITIONS - 1; i++) {
      double sum = load.acknowledged(i).values().stream().mapToDouble(value -> value).sum();
      wrong += sum == sums[i] ? 0 : 1;
      missing -= counts[i];
    }
    figures.note(scenario, "samples missing, by a plain consumer", Math.max(0, missing), 0);
    figures.note(scenario, "samples doubled, by a plain consumer", Math.max(0, -missing), 0);
    figures.note(scenario, "partitions with another sum than was sent", wrong, 0);
    figures.note(scenario, "samples in the silent partition", counts[PARTITIONS - 1], 0);
  }

  /** Adds up the partials with nothing but a consumer and a parser of JSON. */
  private static void read(String target, long[] counts, double[] sums) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                cluster.directServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(target).stream()
              .map(info -> new TopicPartition(target, info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              JsonNode partial = read(record.value());
              if (partial.has("count")) {
                counts[partial.get("partition").asInt()] += partial.get("count").asLong();
                sums[partial.get("partition").asInt()] += partial.get("sum").asDouble();
              }
            });
      }
    }
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
