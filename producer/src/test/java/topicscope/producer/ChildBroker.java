package topicscope.producer;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real KRaft broker in a JVM of its own, so that it can be killed with SIGKILL and started again.
 *
 * <p>Its session is short: the next broker can only join when the session of a killed one has
 * expired. But not so short that a machine without a free core fences it again and again: until it
 * is unfenced it opens no port. Its log is {@code broker.log} in its folder.
 */
final class ChildBroker implements AutoCloseable {
  private static final Set<String> PROCESSOR = Set.of("type", "listener", "networkProcessor");

  private static final int FIRST_PORT = 15_000;
  private static final int PORTS = 17_000;
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  /** Each start has twice as long as the one before. */
  private static final Duration FIRST_START = Duration.ofSeconds(60);

  private static final int STARTS = 3;

  private final Path folder;
  private final String more;
  private int controllerPort = freePort();
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
    format(folder.resolve("data").toString());
    start();
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Ends it and starts it at another address. */
  void move() throws IOException, InterruptedException {
    kill();
    port = freePort();
    controllerPort = freePort();
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
                "-Dtopicscope.program=broker",
                "-Dtopicscope.state=" + folder,
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

  /**
   * Waits until it answers. If it ends before (another program has taken a port) or is silent for
   * too long, it is moved and started again, a few times.
   *
   * @throws AssertionError with the end of its log, when no start leads to an answer
   */
  void awaitAnswer(Map<String, Object> security) throws IOException, InterruptedException {
    awaitAnswer(security, address -> {});
  }

  /**
   * @param moved takes each further address
   */
  void awaitAnswer(Map<String, Object> security, AddressListener moved)
      throws IOException, InterruptedException {
    Duration patience = FIRST_START;
    for (int starts = 1; !answersWithin(patience, security); starts++) {
      if (starts == STARTS) {
        throw new AssertionError("the broker doesn't answer: " + state());
      }
      System.err.println("the broker is started again: " + state());
      move();
      moved.movedTo(bootstrapServers());
      patience = patience.multipliedBy(2);
    }
  }

  /** Fails at once, with the end of its log, if it has ended. */
  void checkAlive() {
    if (!process.isAlive()) {
      throw new AssertionError("the broker has ended: " + state());
    }
  }

  private boolean answersWithin(Duration patience, Map<String, Object> security) {
    Map<String, Object> properties = new HashMap<>(security);
    properties.put("bootstrap.servers", bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      Awaitility.await().atMost(patience).until(() -> !process.isAlive() || answers(admin));
      return process.isAlive();
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private static boolean answers(Admin admin) throws InterruptedException {
    try {
      return admin.describeCluster().clusterId().get(5, TimeUnit.SECONDS) != null;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** Whether it lives, its ports, what it has printed and the end of its log. */
  private String state() {
    StringBuilder state = new StringBuilder();
    state
        .append(process.isAlive() ? "it runs" : "it ended with code " + process.exitValue())
        .append(", ports %d and %d".formatted(port, controllerPort));
    for (String name : List.of("log", "broker.log")) {
      try (Stream<String> lines = Files.lines(folder.resolve(name))) {
        List<String> all = lines.toList();
        all.stream()
            .skip(Math.max(0, all.size() - 40))
            .forEach(line -> state.append('\n').append(line));
      } catch (IOException | UncheckedIOException e) {
        state.append("\nno ").append(name).append(": ").append(e.getMessage());
      }
    }
    return state.toString();
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
        broker.session.timeout.ms=6000
        broker.heartbeat.interval.ms=400
        log.cleaner.dedupe.buffer.size=2097152
        """
                .formatted(port, controllerPort, port, controllerPort, folder.resolve("data"))
            + more);
  }

  /** Makes a new data folder of node 1 ready. */
  static void format(String data) throws IOException {
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
   * Below the range of outgoing connections, which could take the port while the broker is stopped;
   * none is returned twice, except after all others.
   */
  static int freePort() {
    while (true) {
      int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // In use: try the next one.
      }
    }
  }

  /** Takes the address of a broker that was moved. */
  @FunctionalInterface
  interface AddressListener {
    void movedTo(String address) throws IOException;
  }
}
