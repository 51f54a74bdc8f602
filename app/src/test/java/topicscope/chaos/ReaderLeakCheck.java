package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionTimeoutException;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ReaderState.Kind;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;

/**
 * Closes readers of a topic in every state, and finds the threads, connections and files that they
 * leave.
 */
final class ReaderLeakCheck implements AutoCloseable {
  private final ChaosCluster cluster;
  private final String topic = ChaosScenario.newTopicName();
  private final Map<Kind, Long> took = new EnumMap<>(Kind.class);
  private final AckedProducer producer;
  private final ObservedReader stalled;
  private final ObservedReader down;

  /** Closes readers in the states that a healthy cluster causes; some readers continue. */
  ReaderLeakCheck(ChaosCluster cluster) {
    this.cluster = cluster;
    cluster.createTopic(topic, 1);
    close(reader(topic), Kind.CONNECTING);
    close(reader(topic), Kind.IDLE);
    close(reader("no-such-topic"), Kind.FAILED);
    close(readerOfSlowRegistry(), Kind.BUSY);
    producer = new AckedProducer(cluster.directServers(), topic, 1, 100);
    close(reader(topic), Kind.LIVE);
    stalled = reader(topic);
    down = reader(topic);
    awaitState(stalled, Kind.LIVE);
    awaitState(down, Kind.LIVE);
  }

  /** Brings readers into every state and closes them; returns the duration per state, in ms. */
  static Map<Kind, Long> closeInEveryState(ChaosCluster cluster) {
    try (ReaderLeakCheck leakCheck = new ReaderLeakCheck(cluster)) {
      cluster.proxies().forEach(TcpProxy::blackHole);
      leakCheck.closeWhileNothingComesThrough();
      cluster.proxies().forEach(TcpProxy::restore);
      return leakCheck.took();
    }
  }

  /** Closes the other readers in the states that a lost network causes. */
  void closeWhileNothingComesThrough() {
    ObservedReader downFromTheFirst = reader(topic);
    close(stalled, Kind.STALLED);
    close(down, Kind.DOWN);
    close(downFromTheFirst, Kind.DOWN);
    System.out.println("FIG closing in ms: " + took);
  }

  /** The longest duration of closing per state, in ms. */
  Map<Kind, Long> took() {
    return Map.copyOf(took);
  }

  @Override
  public void close() {
    producer.close();
    stalled.close();
    down.close();
  }

  private ObservedReader reader(String of) {
    return ObservedReader.start(cluster.connection(), of);
  }

  /** A reader of a record whose schema never comes. */
  private ObservedReader readerOfSlowRegistry() {
    String framed = ChaosScenario.newTopicName();
    cluster.createTopic(framed, 1);
    try (KafkaProducer<byte[], byte[]> one = TopicScenarios.producer(cluster, Map.of())) {
      var _ = one.send(new ProducerRecord<>(framed, new byte[] {0, 0, 0, 0, 7, 2}));
    }
    SchemaSource slow = id -> new SchemaSource.Pending();
    return ObservedReader.start(
        ReadingPlan.passive(cluster.connection(), framed, new StartPosition.Earliest()),
        new TopicDecoder(framed, DecodeChoice.AUTOMATIC, TopicSchemas.of(slow), path -> true),
        Optional.empty());
  }

  private void close(ObservedReader watched, Kind wanted) {
    awaitState(watched, wanted);
    long begin = System.nanoTime();
    watched.reader().close();
    took.merge(wanted, (System.nanoTime() - begin) / 1_000_000, Math::max);
    watched.close();
  }

  private static void awaitState(ObservedReader watched, Kind wanted) {
    await().atMost(60, SECONDS).until(() -> watched.reader().state().kind() == wanted);
  }

  /** Threads that are alive although every reader of the cluster is closed. */
  static List<String> threadsLeft(ChaosCluster cluster) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name ->
            name.endsWith("| " + cluster.clientId())
                || cluster.topics().stream()
                    .anyMatch(
                        topic -> name.equals("reader-" + topic) || name.equals("watch-" + topic)))
        .toList();
  }

  /** The number of connections to the brokers that are open after every reader is closed. */
  static int connectionsLeft(ChaosCluster cluster) {
    try {
      await().atMost(30, SECONDS).until(() -> cluster.connections() == 0);
    } catch (ConditionTimeoutException e) {
      return cluster.connections();
    }
    return 0;
  }

  /** Temporary files that don't belong to a cluster of the test. */
  static List<Path> temporaryFilesLeft() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("topicscope-chaos-"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
