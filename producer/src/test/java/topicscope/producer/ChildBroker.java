package topicscope.producer;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.awaitility.Awaitility;

/**
 * A real KRaft broker in a JVM of its own, so that it can be killed with SIGKILL and started again.
 *
 * <p>Its session is short: the next broker can only join when the session of a killed one has
 * expired.
 */
final class ChildBroker implements AutoCloseable {
  private static final Set<String> PROCESSOR = Set.of("type", "listener", "networkProcessor");

  private final Path folder;
  private final String more;
  private final int controllerPort = freePort();
  private int port = freePort();
  private Process process;

  ChildBroker(Path folder) throws IOException, InterruptedException {
    this(folder, "listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT\n");
  }

  /**
   * @param more further properties; the clients' listener is called CLIENT
   */
  ChildBroker(Path folder, String more) throws IOException, InterruptedException {
    this.folder = folder;
    this.more = more;
    writeProperties();
    format();
    start();
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Ends it and starts it at another address. */
  void move() throws IOException, InterruptedException {
    kill();
    port = freePort();
    writeProperties();
    start();
  }

  /** Freezes or resumes it: STOP or CONT. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Kills it, as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "kafka.Kafka",
                folder.resolve("server.properties").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
  }

  /** The number of refused logins since its start, from its own metric. */
  @SuppressWarnings("BanJNDI") // The other side is our own child.
  double refusedLogins() throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
    try (JMXConnector connector =
        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      double sum = 0;
      for (ObjectName name :
          beans.queryNames(new ObjectName("kafka.server:type=socket-server-metrics,*"), null)) {
        if (name.getKeyPropertyList().keySet().equals(PROCESSOR)) {
          sum += (Double) beans.getAttribute(name, "failed-authentication-total");
        }
      }
      return sum;
    } finally {
      machine.detach();
    }
  }

  void awaitAnswer(Map<String, Object> security) {
    Map<String, Object> properties = new HashMap<>(security);
    properties.put("bootstrap.servers", bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .ignoreExceptions()
          .until(() -> admin.describeCluster().clusterId().get(5, TimeUnit.SECONDS) != null);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !process.isAlive());
  }

  private void writeProperties() throws IOException {
    Files.writeString(
        folder.resolve("server.properties"),
        """
        process.roles=broker,controller
        node.id=1
        listeners=CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
        advertised.listeners=CLIENT://127.0.0.1:%d
        inter.broker.listener.name=CLIENT
        controller.listener.names=CONTROLLER
        controller.quorum.voters=1@127.0.0.1:%d
        log.dirs=%s
        offsets.topic.replication.factor=1
        broker.session.timeout.ms=2000
        broker.heartbeat.interval.ms=400
        """
                .formatted(port, controllerPort, port, controllerPort, folder.resolve("data"))
            + more);
  }

  private void format() throws IOException {
    String data = folder.resolve("data").toString();
    try {
      new Formatter()
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(data))
          .setMetadataLogDirectory(data)
          .setControllerListenerName("CONTROLLER")
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception e) {
      throw new IOException("can't format " + data, e);
    }
  }

  /**
   * Below the range of outgoing connections, which could take the port while the broker is stopped.
   */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // In use: try the next one.
      }
    }
  }
}
