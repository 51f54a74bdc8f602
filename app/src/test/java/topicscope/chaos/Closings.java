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
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import topicscope.kafka.ClusterConnection;
import topicscope.kafka.ReaderState.Kind;

/** Closes readers in every state, and looks for what they have left behind. */
final class Closings {
  private Closings() {}

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
      Watched downFromTheFirst = Watched.start(connection, topic);
      close(stalled, Kind.STALLED, closings);
      close(down, Kind.DOWN, closings);
      close(downFromTheFirst, Kind.DOWN, closings);
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
                || name.startsWith("cause")
                || name.startsWith("topic-catalog")
                || name.contains("| topicscope"))
        .toList();
  }

  /** How many connections to the brokers are open although every reader is closed. */
  static int connectionsLeft(ChaosCluster cluster) {
    try {
      await().atMost(2, SECONDS).until(() -> cluster.connections() == 0);
    } catch (ConditionTimeoutException e) {
      return cluster.connections();
    }
    return 0;
  }

  /** Files in the folder for temporary ones that aren't a cluster's of the test. */
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
