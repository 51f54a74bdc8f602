package topicscope.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A real single-node KRaft broker in this process, reachable on the loopback address only, with its
 * data in a temporary folder that {@link #close()} removes.
 *
 * <p>{@link #stop()} and {@link #restart()} keep port and data, as a broker's restart does. Not
 * thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
  static final int USUAL_PORT = 9092;
  private static final int NODE_ID = 1;

  private final int port;
  private final int controllerPort;
  private final Path data;
  private final BrokerServer server;
  private final Map<String, String> more;

  private EmbeddedBroker(
      BrokerServer server, int port, int controllerPort, Path data, Map<String, String> more) {
    this.server = server;
    this.more = more;
    this.port = port;
    this.controllerPort = controllerPort;
    this.data = data;
  }

  /**
   * Starts a broker on port 9092 if that is free, else on any free port; returns when it answers.
   */
  public static EmbeddedBroker startOnUsualPort() {
    if (FreePort.isFree(USUAL_PORT)) {
      try {
        return start(USUAL_PORT, Map.of());
      } catch (RuntimeException e) {
        // Another process took the port first; any other will do.
      }
    }
    return startOnFreePort();
  }

  /** Starts a broker on any free port; returns when it answers. */
  public static EmbeddedBroker startOnFreePort() {
    return startOnFreePort(Map.of());
  }

  /**
   * The same.
   *
   * @param settings of the broker, besides its own
   */
  public static EmbeddedBroker startOnFreePort(Map<String, String> settings) {
    try {
      return start(FreePort.find(), settings);
    } catch (RuntimeException e) {
      // Another process took the port first; any other will do.
      return start(FreePort.find(), settings);
    }
  }

  private static EmbeddedBroker start(int port, Map<String, String> more) {
    BrokerServer server = BrokerClasses.server();
    try {
      int controllerPort = FreePort.find();
      Path data = Files.createTempDirectory("topicscope-broker-");
      EmbeddedBroker broker = new EmbeddedBroker(server, port, controllerPort, data, more);
      broker.startUp();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException("can't make a temporary folder for the broker's data", e);
    }
  }

  /** {@code HOST:PORT} for clients. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  /** The port clients connect to. */
  public int port() {
    return port;
  }

  /** The folder of the data until {@link #close()}. */
  public Path dataFolder() {
    return data;
  }

  /** Stops the broker and keeps its data. */
  public void stop() {
    server.stop();
  }

  /** Starts the broker with the same data and port. */
  public void restart() {
    server.start(settings());
  }

  /** Stops the broker and removes its data. */
  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove the broker's data in " + data, e);
    }
  }

  /** Formats and starts the broker; if that fails, nothing is left behind. */
  private void startUp() {
    try {
      server.format(NODE_ID, data.toString());
      restart();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE_ID)),
            Map.entry(
                "listeners",
                "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
            Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + port),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort),
            Map.entry("log.dirs", data.toString()),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152")));
    settings.putAll(more);
    return settings;
  }
}
