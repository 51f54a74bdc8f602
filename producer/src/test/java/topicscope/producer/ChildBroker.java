package topicscope.producer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * A real KRaft broker in a JVM of its own, so that it can be killed with SIGKILL and started again.
 */
final class ChildBroker implements AutoCloseable {
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
    Process format =
        java("kafka.tools.StorageTool", "format", "-t", "5L6g3nShT-eMCtK--X86sw", "-c");
    if (format.waitFor() != 0) {
      throw new IOException("not formatted: " + Files.readString(folder.resolve("log")));
    }
    process = java("kafka.Kafka");
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

  /** Stops it in its tracks, or lets it go on: STOP or CONT. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Ends it as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void start() throws IOException {
    process = java("kafka.Kafka");
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
        """
                .formatted(port, controllerPort, port, controllerPort, folder.resolve("data"))
            + more);
  }

  private Process java(String main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    command.add(folder.resolve("server.properties").toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
