package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import topicscope.kafka.ClusterConnection;
import topicscope.kafka.ReaderState.Kind;
import topicscope.testing.Samples;

/** What can be done to a cluster, with what was seen. */
final class Scenarios {
  private Scenarios() {}

  /** Kills the leader of partition 0, waits until the reader goes on, and starts it again. */
  static Fault killLeader(ChaosCluster cluster, Run run) {
    int leader = cluster.leader(run.topic(), 0).orElseThrow();
    long at = System.nanoTime();
    cluster.broker(leader).kill();
    Fault fault = Fault.observe(cluster, run.topic(), leader, run.watched(), at);
    cluster.broker(leader).start();
    cluster.awaitBrokers(3);
    cluster.awaitInSync(run.topic());
    System.out.println("FIG killed leader: " + fault);
    return fault;
  }

  /** Freezes the leader of partition 0, waits until the reader goes on, and thaws it. */
  static Fault freezeLeader(ChaosCluster cluster, Run run) {
    int leader = cluster.leader(run.topic(), 0).orElseThrow();
    long at = System.nanoTime();
    cluster.broker(leader).freeze();
    try {
      Fault fault = Fault.observe(cluster, run.topic(), leader, run.watched(), at);
      System.out.println("FIG frozen leader: " + fault);
      return fault;
    } finally {
      cluster.broker(leader).thaw();
      cluster.awaitInSync(run.topic());
    }
  }

  /**
   * Swallows everything on the line until the reader says so and why.
   *
   * @param cut whether the connections are lost with it
   */
  static Outage blackHole(ChaosCluster cluster, Run run, boolean cut) {
    long lost = System.nanoTime();
    cluster.proxies().forEach(TcpProxy::blackHole);
    try {
      await()
          .atMost(20, SECONDS)
          .until(() ->
              run.watched().reader().state().kind() == Kind.DOWN
                  && run.watched().reader().state().cause().contains("no answer"));
    } finally {
      if (cut) {
        cluster.proxies().forEach(TcpProxy::cut);
      }
      cluster.proxies().forEach(TcpProxy::restore);
    }
    Outage outage = back(run, lost);
    System.out.println("FIG black hole: " + outage);
    return outage;
  }

  /** Kills all brokers, waits until that is said, and starts them again. */
  static Outage allGone(ChaosCluster cluster, Run run) {
    long lost = System.nanoTime();
    cluster.brokers().forEach(BrokerProcess::kill);
    cluster.proxies().forEach(TcpProxy::refuse);
    try {
      await()
          .atMost(20, SECONDS)
          .until(() ->
              run.watched().reader().state().kind() == Kind.DOWN
                  && run.watched().reader().state().cause().contains("refused"));
    } finally {
      cluster.brokers().forEach(BrokerProcess::start);
      cluster.awaitBrokers(3);
      cluster.proxies().forEach(TcpProxy::restore);
    }
    cluster.awaitLeaders(run.topic(), Run.PARTITIONS);
    long before = cluster.end(run.topic(), 0);
    await().atMost(60, SECONDS).until(() -> cluster.end(run.topic(), 0) > before);
    Outage outage = back(run, lost);
    cluster.awaitInSync(run.topic());
    System.out.println("FIG all brokers killed: " + outage);
    return outage;
  }

  private static Outage back(Run run, long lost) {
    long returned = System.nanoTime();
    long last = run.watched().lastOffset(run.topic(), 0);
    await().atMost(60, SECONDS).until(() -> run.watched().lastOffset(run.topic(), 0) > last);
    return Outage.of(run.watched().log(), lost, returned, System.nanoTime());
  }

  /**
   * What came of topics that were created again and again under one name.
   *
   * @param foreign samples of one topic in the trace of another
   * @param missing samples of a topic that its trace lacks
   */
  record Mixture(int foreign, int missing) {}

  /** Deletes and creates a topic while it is read, and writes at once and more than before. */
  static Mixture recreate(ChaosCluster cluster, int times) {
    String topic = Run.newTopicName();
    int foreign = 0;
    int missing = 0;
    List<List<Double>> sent = new ArrayList<>();
    cluster.createTopic(topic, 1);
    sent.add(send(cluster, topic, 0));
    try (Watched watched = Watched.start(cluster.connection(), topic)) {
      awaitTrace(watched, topic, sent.getFirst().size());
      for (int life = 2; life <= times + 1; life++) {
        cluster.deleteTopic(topic);
        createAgain(cluster, topic);
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
    }
    System.out.printf(
        "FIG topic created again %d times: %d foreign, %d missing%n", times, foreign, missing);
    return new Mixture(foreign, missing);
  }

  private static void createAgain(ChaosCluster cluster, String topic) {
    await()
        .atMost(20, SECONDS)
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .ignoreExceptionsMatching(e -> true)
        .until(() -> {
          cluster.createTopic(topic, 1);
          return true;
        });
  }

  private static void awaitTrace(Watched watched, String name, int size) {
    await().atMost(30, SECONDS).until(() -> Samples.values(watched.series(), name).size() >= size);
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
  static List<Double> transactions(ChaosCluster cluster) {
    String topic = Run.newTopicName();
    cluster.createTopic(topic, 1);
    try (Watched watched = Watched.start(cluster.connection(), topic);
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
          .atMost(10, SECONDS)
          .until(() -> watched.reader().state().cause().contains("transaction that is still open"));
      one.commitTransaction();
      awaitTrace(watched, topic, 6);
      return Samples.values(watched.series(), topic);
    }
  }

  private static void sendAll(KafkaProducer<byte[], byte[]> producer, String topic, double... all) {
    for (double value : all) {
      var _ = producer.send(record(topic, value));
    }
    producer.flush();
  }

  /** Brings readers into every state and closes them; returns how long that took, in ms. */
  static Map<Kind, Long> closeInEveryState(ChaosCluster cluster) {
    Map<Kind, Long> closings = new EnumMap<>(Kind.class);
    String topic = Run.newTopicName();
    cluster.createTopic(topic, 1);
    ClusterConnection connection = cluster.connection();
    close(Watched.start(connection, topic), Kind.CONNECTING, closings);
    close(Watched.start(connection, topic), Kind.IDLE, closings);
    close(Watched.start(connection, "no-such-topic"), Kind.FAILED, closings);
    try (AckedProducer _ = new AckedProducer(cluster.directServers(), topic, 1, 100)) {
      close(Watched.start(connection, topic), Kind.LIVE, closings);
      Watched stalled = Watched.start(connection, topic);
      Watched down = Watched.start(connection, topic);
      awaitState(stalled, Kind.LIVE);
      awaitState(down, Kind.LIVE);
      cluster.proxies().forEach(TcpProxy::blackHole);
      close(stalled, Kind.STALLED, closings);
      close(down, Kind.DOWN, closings);
      close(Watched.start(connection, topic), Kind.DOWN, closings);
      cluster.proxies().forEach(TcpProxy::restore);
    }
    System.out.println("FIG closing in ms: " + closings);
    return closings;
  }

  private static void close(Watched watched, Kind wanted, Map<Kind, Long> closings) {
    awaitState(watched, wanted);
    long begin = System.nanoTime();
    watched.reader().close();
    closings.merge(wanted, (System.nanoTime() - begin) / 1_000_000, Math::max);
    watched.close();
  }

  private static void awaitState(Watched watched, Kind wanted) {
    await().atMost(20, SECONDS).until(() -> watched.reader().state().kind() == wanted);
  }

  /** Threads of ours that are alive although every reader is closed. */
  static List<String> threadsLeft() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name ->
            name.startsWith("reader-")
                || name.startsWith("watch-")
                || name.contains("| topicscope"))
        .toList();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, double value) {
    byte[] bytes = Long.toString((long) value).getBytes(StandardCharsets.US_ASCII);
    return new ProducerRecord<>(topic, 0, null, bytes);
  }

  private static KafkaProducer<byte[], byte[]> producer(
      ChaosCluster cluster, Map<String, Object> more) {
    Map<String, Object> settings = new java.util.HashMap<>(more);
    settings.put("bootstrap.servers", cluster.directServers());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
