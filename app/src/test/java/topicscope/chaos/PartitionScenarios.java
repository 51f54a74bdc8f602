package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import topicscope.testing.Samples;

/** Partitions of a topic without replicas that lose their broker, or come while reading. */
final class PartitionScenarios {
  private static final int EACH = 100;
  private static final int MANY = 400_000;

  private PartitionScenarios() {}

  /** What happens to broker 2, which leads partition 1. */
  enum Loss {
    KILLED,
    FROZEN,
    SILENT;

    void inflict(ChaosCluster cluster) {
      switch (this) {
        case KILLED -> cluster.broker(2).kill();
        case FROZEN -> cluster.broker(2).freeze();
        case SILENT -> cluster.proxies().get(1).blackHole();
      }
    }

    void undo(ChaosCluster cluster) {
      switch (this) {
        case KILLED -> {
          if (!cluster.broker(2).isAlive()) {
            cluster.broker(2).start();
            cluster.awaitBrokers(3);
          }
        }
        case FROZEN -> cluster.broker(2).thaw();
        case SILENT -> {
          cluster.proxies().get(1).cut();
          cluster.proxies().get(1).restore();
        }
      }
    }
  }

  /**
   * The result of a lost broker.
   *
   * @param othersMs from the opening, or from when they were written while live, until the records
   *     of the others were there
   * @param missing records that never came
   * @param twice records that came more than once
   */
  record Read(long othersMs, long missing, long twice) {}

  /**
   * Opens a topic one of whose three partitions has no answer; then brings the broker back.
   *
   * @param cause what the state must say meanwhile; empty for a cause that isn't known
   */
  static Read lostAtOpening(ChaosCluster cluster, Loss loss, String cause) {
    String topic = newTopic(cluster);
    loss.inflict(cluster);
    try {
      if (loss == Loss.KILLED) {
        await().atMost(60, SECONDS).until(() -> cluster.leader(topic, 1).isEmpty());
      }
      long opened = System.nanoTime();
      try (ObservedReader watched = ObservedReader.start(cluster.connection(), topic)) {
        await().atMost(60, SECONDS).until(watched.reader()::isLoaded);
        awaitReceived(watched, 2 * EACH);
        long othersMs = (System.nanoTime() - opened) / 1_000_000;
        awaitCause(watched, cause);
        send(cluster, topic, EACH, 0, 2);
        awaitReceived(watched, 4 * EACH);

        loss.undo(cluster);
        return read(watched, topic, othersMs, 5 * EACH);
      }
    } finally {
      loss.undo(cluster);
    }
  }

  /** Takes the broker of a live partition, and of one that is added just then. */
  static Read lostWhileLive(ChaosCluster cluster, Loss loss) {
    String topic = newTopic(cluster);
    try (ObservedReader watched = ObservedReader.start(cluster.connection(), topic)) {
      awaitReceived(watched, 3 * EACH);
      // Added first: a controller that has fenced the broker refuses to put a partition on it.
      cluster.addPartitionOn(topic, 2, 4);
      loss.inflict(cluster);
      long othersMs;
      try {
        send(cluster, topic, EACH, 0, 2);
        // From here: the sender of the test itself may have waited for the frozen broker.
        long written = System.nanoTime();
        awaitReceived(watched, 5 * EACH);
        othersMs = (System.nanoTime() - written) / 1_000_000;
        awaitCause(watched, "2 of 4 partitions; partitions 1, 3 have no leader");
        send(cluster, topic, EACH, 0, 2);
        awaitReceived(watched, 7 * EACH);
      } finally {
        loss.undo(cluster);
      }
      cluster.awaitLeaders(topic, 4);
      send(cluster, topic, EACH, 1, 3);
      return read(watched, topic, othersMs, 9 * EACH);
    }
  }

  /**
   * A partition that is added while the records before the opening are loaded.
   *
   * @param early whether they were still being loaded when it was there
   */
  record AddedEarly(boolean early, long missing, long twice) {}

  /** Adds a partition during a load, and writes to it and to the others. */
  static AddedEarly addDuringLoad(ChaosCluster cluster) {
    String topic = newTopic(cluster);
    send(cluster, topic, MANY, 0, 1, 2);
    try (ObservedReader watched = ObservedReader.start(cluster.connection(), topic)) {
      awaitReceived(watched, 1);
      cluster.addPartitionOn(topic, 2, 4);
      boolean early = !watched.reader().isLoaded();
      cluster.awaitLeaders(topic, 4);
      send(cluster, topic, EACH, 0, 1, 2, 3);
      Read read = read(watched, topic, 0, 3 * MANY + 7 * EACH);
      return new AddedEarly(early, read.missing(), read.twice());
    }
  }

  /** A topic with 100 records in each of three partitions. */
  static String newTopic(ChaosCluster cluster) {
    String topic = ChaosScenario.newTopicName();
    cluster.createUnreplicated(topic, 3);
    send(cluster, topic, EACH, 0, 1, 2);
    return topic;
  }

  private static Read read(ObservedReader watched, String topic, long othersMs, int sent) {
    awaitReceived(watched, sent);
    List<String> origins = Samples.origins(watched.series(), topic);
    long different = origins.stream().distinct().count();
    return new Read(othersMs, sent - different, origins.size() - different);
  }

  static void awaitReceived(ObservedReader watched, long records) {
    await("records received")
        .atMost(60, SECONDS)
        .until(() -> watched.reader().counters().received() >= records);
  }

  private static void awaitCause(ObservedReader watched, String cause) {
    await(cause)
        .atMost(Duration.ofSeconds(60))
        .until(() -> cause.isEmpty() || watched.reader().state().cause().equals(cause));
  }

  /** Sends that many records to each of these partitions. */
  static void send(ChaosCluster cluster, String topic, int count, int... partitions) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.directServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        for (int partition : partitions) {
          byte[] value = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
          var _ = producer.send(new ProducerRecord<>(topic, partition, null, value));
        }
      }
    }
  }
}
