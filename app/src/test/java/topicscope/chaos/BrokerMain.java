package topicscope.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker as the child process of a test: formats its folder the first time, runs, and ends when
 * the parent does, however that ends.
 */
final class BrokerMain {
  /** The JVM property of Kafka that names the addresses it may fetch keys from. */
  static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private BrokerMain() {}

  /** Arguments: a file with the broker's settings, the cluster's id, and SCRAM users. */
  public static void main(String[] args) throws Exception {
    Thread.ofPlatform().daemon().start(BrokerMain::endWithParent);
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
      settings.load(reader);
    }
    System.setProperty(ALLOWED_URLS, settings.getProperty(ALLOWED_URLS, ""));
    Path data = Path.of(settings.getProperty("log.dirs"));
    if (Files.notExists(data.resolve("meta.properties"))) {
      format(settings, args[1], List.of(args).subList(2, args.length));
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    try {
      server.startup();
    } catch (RuntimeException | Error e) {
      // Threads of the controller would keep the process alive, and nobody would answer.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    server.awaitShutdown();
  }

  private static void format(Properties settings, String clusterId, List<String> scramUsers)
      throws Exception {
    String data = settings.getProperty("log.dirs");
    new Formatter()
        .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
        .setClusterId(clusterId)
        .setDirectories(List.of(data))
        .setMetadataLogDirectory(data)
        .setControllerListenerName("CONTROLLER")
        .setScramArguments(scramUsers)
        .run();
  }

  private static void endWithParent() {
    try (InputStream parent = System.in) {
      while (parent.read() >= 0) {
        // Nothing is ever said; the end of it counts.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(1);
  }
}
