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

/** What can be done to a topic while it is read, with what was seen. */
final class TopicScenarios {
  private TopicScenarios() {}

  /**
   * What came of topics that were created again and again under one name.
   *
   * @param foreign samples of one topic in the trace of another
   * @param missing samples of a topic that its trace lacks
   */
  record Mixture(int foreign, int missing) {}

  /**
   * Deletes and creates a topic while it is read by that connection, and writes at once and more
   * than before.
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
   * The same while one broker, not the leader, is frozen: when it is back, it still takes the old
   * topic for the present one until it has caught up.
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

  /** Sends numbers that no other life of the topic has; each time more. */
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

  /** A committed, an aborted and an open transaction; returns what was shown in the end. */
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
   * What was shown of transactions of which every other was aborted.
   *
   * @param aborted records of aborted ones that were shown
   * @param missing records of committed ones that weren't
   */
  record Committed(long aborted, long missing) {}

  /** Many transactions of some records each, every other aborted. */
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
   * What was seen of records that retention deleted before they were read.
   *
   * @param mark where the line isn't whole
   * @param counted how many the reader says have expired
   */
  record Expiry(Outage outage, StreamMark mark, long counted, DeliveryCheck oracle) {
    /** How many are missing without having been counted. */
    long uncounted() {
      return oracle.missing() - counted;
    }

    long spoilt() {
      return oracle.duplicated() + oracle.disordered() + oracle.wrong();
    }
  }

  /**
   * Cuts a reader off until what it should have read next has gone.
   *
   * @param meanwhile what else is to happen while nothing comes through
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
   * What was seen of partitions that were added while reading.
   *
   * @param partitions those that were read in the end
   * @param twice samples that stand in the buffer more than once
   */
  record Added(List<Integer> partitions, DeliveryCheck oracle, long twice) {
    long spoilt() {
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

  private static KafkaProducer<byte[], byte[]> producer(
      ChaosCluster cluster, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", cluster.directServers());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
