package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StreamMark;
import topicscope.testing.Samples;

/** Changes of a topic while it is read, with the observed samples. */
final class TopicScenarios {
  private TopicScenarios() {}

  /**
   * The result of topics that were created repeatedly with one name.
   *
   * @param foreign samples of one topic in the trace of another
   * @param missing samples of a topic that are not in its trace
   */
  record Mixture(int foreign, int missing) {}

  /**
   * Deletes and creates a topic while that connection reads it, and writes more records than before
   * at once.
   */
  static Mixture recreate(ChaosCluster cluster, ClusterConnection by, int times) {
    return recreate(
        cluster,
        by,
        times,
        topic -> {
          cluster.deleteTopic(topic);
          createAgain(cluster, topic);
        });
  }

  /**
   * The same while one broker, not the leader, is frozen: after it resumes, it serves the old topic
   * until it has caught up.
   */
  static Mixture recreateWhileOneLags(ChaosCluster cluster, int times) {
    return recreate(
        cluster,
        cluster.connection(),
        times,
        topic -> {
          int leader = cluster.leader(topic, 0).orElseThrow();
          int lagging = leader % 3 + 1;
          cluster.broker(lagging).freeze();
          try {
            cluster.deleteTopic(topic);
            createAgain(cluster, topic);
          } finally {
            cluster.broker(lagging).thaw();
          }
        });
  }

  private static Mixture recreate(
      ChaosCluster cluster, ClusterConnection by, int times, Consumer<String> again) {
    String topic = ChaosScenario.newTopicName();
    int foreign = 0;
    int missing = 0;
    List<List<Double>> sent = new ArrayList<>();
    cluster.createTopic(topic, 1);
    sent.add(send(cluster, topic, 0));
    try (ObservedReader watched = ObservedReader.start(by, topic)) {
      awaitTrace(watched, topic, sent.getFirst().size());
      for (int life = 2; life <= times + 1; life++) {
        again.accept(topic);
        sent.add(send(cluster, topic, life - 1));
        awaitTrace(watched, topic + " (" + life + ")", sent.getLast().size());
      }
      for (int life = 1; life <= times + 1; life++) {
        List<Double> wanted = sent.get(life - 1);
        String name = life == 1 ? topic : topic + " (" + life + ")";
        List<Double> shown = Samples.values(watched.series(), name);
        foreign += (int) shown.stream().filter(value -> !wanted.contains(value)).count();
        missing += (int) wanted.stream().filter(value -> !shown.contains(value)).count();
        foreign += shown.size() - (int) shown.stream().distinct().count();
      }
      foreign += watched.series().all().size() - (times + 1);
    }
    System.out.printf(
        "FIG topic created again %d times: %d foreign, %d missing%n", times, foreign, missing);
    return new Mixture(foreign, missing);
  }

  private static void createAgain(ChaosCluster cluster, String topic) {
    await()
        .atMost(60, SECONDS)
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .ignoreExceptionsMatching(e -> true)
        .until(() -> {
          cluster.createTopic(topic, 1);
          return true;
        });
  }

  private static void awaitTrace(ObservedReader watched, String name, int size) {
    await().atMost(60, SECONDS).until(() -> Samples.values(watched.series(), name).size() >= size);
  }

  /** Sends numbers that no other topic of that name has; more each time. */
  private static List<Double> send(ChaosCluster cluster, String topic, int life) {
    List<Double> values =
        IntStream.range(0, 20 + 30 * life).mapToObj(i -> life * 100_000.0 + i).toList();
    try (KafkaProducer<byte[], byte[]> producer = producer(cluster, Map.of())) {
      for (double value : values) {
        var _ = producer.send(record(topic, value));
      }
    }
    return values;
  }

  /** Writes a committed, an aborted and an open transaction; returns the samples. */
  static List<Double> transactions(ChaosCluster cluster, ClusterConnection by) {
    String topic = ChaosScenario.newTopicName();
    cluster.createTopic(topic, 1);
    try (ObservedReader watched = ObservedReader.start(by, topic);
        KafkaProducer<byte[], byte[]> one = producer(cluster, Map.of("transactional.id", topic));
        KafkaProducer<byte[], byte[]> plain = producer(cluster, Map.of())) {
      one.initTransactions();
      one.beginTransaction();
      sendAll(one, topic, 1, 2);
      one.commitTransaction();
      one.beginTransaction();
      sendAll(one, topic, 3, 4);
      one.abortTransaction();
      one.beginTransaction();
      sendAll(one, topic, 7, 8);
      sendAll(plain, topic, 5, 6);
      await()
          .atMost(60, SECONDS)
          .until(() -> watched.reader().state().cause().contains("transaction that is still open"));
      one.commitTransaction();
      awaitTrace(watched, topic, 6);
      return Samples.values(watched.series(), topic);
    }
  }

  /**
   * The samples of transactions of which every other was aborted.
   *
   * @param aborted records of aborted transactions that became samples
   * @param missing records of committed transactions that didn't
   */
  record Committed(long aborted, long missing) {}

  /** Writes many transactions, every other one aborted. */
  static Committed manyTransactions(ChaosCluster cluster, int count) {
    String topic = ChaosScenario.newTopicName();
    cluster.createTopic(topic, 1);
    List<Double> wanted = new ArrayList<>();
    try (ObservedReader watched = ObservedReader.start(cluster.connection(), topic);
        KafkaProducer<byte[], byte[]> producer =
            producer(cluster, Map.of("transactional.id", topic))) {
      producer.initTransactions();
      for (int i = 0; i < count; i++) {
        producer.beginTransaction();
        sendAll(producer, topic, 3 * i, 3 * i + 1, 3 * i + 2);
        if (i % 2 == 0) {
          producer.commitTransaction();
          wanted.addAll(List.of(3.0 * i, 3.0 * i + 1, 3.0 * i + 2));
        } else {
          producer.abortTransaction();
        }
      }
      awaitTrace(watched, topic, wanted.size());
      List<Double> shown = Samples.values(watched.series(), topic);
      return new Committed(
          shown.stream().filter(value -> !wanted.contains(value)).count(),
          wanted.stream().filter(value -> !shown.contains(value)).count());
    }
  }

  /**
   * The result of records that retention deleted before they were read.
   *
   * @param mark the mark of the gap
   * @param counted how many records the reader reports as expired
   */
  record Expiry(Outage outage, StreamMark mark, long counted, DeliveryCheck oracle) {
    /** The number of missing records that were not counted. */
    long uncounted() {
      return oracle.missing() - counted;
    }

    long errors() {
      return oracle.duplicated() + oracle.disordered() + oracle.wrong();
    }
  }

  /**
   * Disconnects a reader until its next records have expired.
   *
   * @param meanwhile what else to do while no bytes pass
   */
  static Expiry retention(ChaosCluster cluster, Runnable meanwhile) {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      Outage outage =
          Scenarios.blackHole(
              cluster,
              run,
              true,
              () -> {
                meanwhile.run();
                long read = run.watched().lastOffset(run.topic(), 0);
                await().atMost(60, SECONDS).until(() -> cluster.end(run.topic(), 0) > read + 200);
                cluster.deleteRecords(run.topic(), 0, read + 151);
              });
      await().atMost(60, SECONDS).until(() -> !run.watched().reader().marks().isEmpty());
      StreamMark mark = run.watched().reader().marks().getFirst();
      DeliveryCheck oracle = run.finishShortOf(mark.offsets());
      return new Expiry(outage, mark, run.watched().reader().expired(), oracle);
    }
  }

  /**
   * The result of partitions that were added while reading.
   *
   * @param partitions the partitions that were read at the end
   * @param twice samples that are in the buffer more than once
   */
  record Added(List<Integer> partitions, DeliveryCheck oracle, long twice) {
    long errors() {
      return oracle.missing() + oracle.wrong() + twice;
    }
  }

  /** Adds two partitions to the three of a topic, and writes to all of them. */
  static Added addPartitions(ChaosCluster cluster, ClusterConnection by) {
    try (ChaosScenario run = ChaosScenario.begin(cluster, by)) {
      cluster.addPartitions(run.topic(), 5);
      try (AckedProducer more = new AckedProducer(cluster.directServers(), run.topic(), 5, 200)) {
        await().atMost(60, SECONDS).until(() -> run.watched().lastOffset(run.topic(), 4) > 20);
        more.finish();
        run.producer().finish();
        long sent = more.count() + run.producer().count();
        await()
            .atMost(60, SECONDS)
            .until(() -> run.watched().reader().counters().received() >= sent);
        List<String> origins = Samples.origins(run.watched().series(), run.topic());
        return new Added(
            run.watched().reader().partitions().mine(),
            DeliveryCheck.compare(more, 5, run.watched().series(), run.topic()),
            origins.size() - origins.stream().distinct().count());
      }
    }
  }

  private static void sendAll(KafkaProducer<byte[], byte[]> producer, String topic, double... all) {
    for (double value : all) {
      var _ = producer.send(record(topic, value));
    }
    producer.flush();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, double value) {
    byte[] bytes = Long.toString((long) value).getBytes(StandardCharsets.US_ASCII);
    return new ProducerRecord<>(topic, 0, null, bytes);
  }

  static KafkaProducer<byte[], byte[]> producer(ChaosCluster cluster, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", cluster.directServers());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
