package topicscope.chaos;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** A broker in a JVM of its own, so that it can be killed and frozen as in real life. */
final class BrokerProcess implements AutoCloseable {
  private static final List<String> JVM =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "-Djava.awt.headless=true");

  private static final Duration START = Duration.ofMinutes(3);

  private final Path folder;
  private final Map<String, String> settings;
  private final List<String> command;
  private Process process;

  /**
   * Starts a broker; doesn't wait until it answers.
   *
   * @param folder its settings, data and log
   * @param arguments the cluster's id, then SCRAM users
   */
  BrokerProcess(Path folder, Map<String, String> settings, List<String> arguments) {
    this.folder = folder;
    this.settings = new HashMap<>(settings);
    Path file = write(folder, settings);
    command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(JVM);
    command.addAll(List.of("-cp", classPath(), BrokerMain.class.getName(), file.toString()));
    command.addAll(arguments);
    start();
  }

  /** Waits until all of them answer; fails at once, with what it wrote, when one has died. */
  static void awaitAnswers(Admin admin, List<BrokerProcess> brokers) {
    Awaitility.await()
        .atMost(START)
        .until(() -> {
          brokers.forEach(BrokerProcess::checkAlive);
          return answering(admin) == brokers.size();
        });
  }

  /** Starts it on the data it had. */
  void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it another setting, which counts from the next start. */
  void set(String key, String value) {
    settings.put(key, value);
    var _ = write(folder, settings);
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** SIGTERM, and waits until it has ended. */
  void stop() {
    // Not by destroy(), which closes its input as well: it would take that for the parent's end.
    if (isAlive()) {
      signal("TERM");
    }
    await();
  }

  /** SIGSTOP: its sockets stay open and nobody answers. */
  void freeze() {
    signal("STOP");
  }

  /** SIGCONT. */
  void thaw() {
    signal("CONT");
  }

  /** How many logins at a listener it has refused since it was started, by its own metric. */
  @SuppressWarnings("BanJNDI") // The other side is our own child.
  double refusedLogins(String listener) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try (JMXConnector connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        double sum = 0;
        for (ObjectName name :
            beans.queryNames(
                new ObjectName(
                    "kafka.server:type=socket-server-metrics,networkProcessor=*,listener="
                        + listener),
                null)) {
          sum += (Double) beans.getAttribute(name, "failed-authentication-total");
        }
        return sum;
      } finally {
        machine.detach();
      }
    } catch (IOException | JMException | AttachNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }

  private static int answering(Admin admin) {
    try {
      return admin.describeCluster().nodes().get(10, TimeUnit.SECONDS).size();
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void checkAlive() {
    if (!isAlive()) {
      try {
        List<String> log = Files.readAllLines(folder.resolve("broker.log"));
        throw new AssertionError(
            "a broker ended while it started:\n"
                + String.join("\n", log.subList(Math.max(0, log.size() - 40), log.size())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the broker in " + folder + " doesn't end");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Path write(Path folder, Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put("log.dirs", folder.resolve("data").toString());
    Path file = folder.resolve("broker.properties");
    try {
      Files.createDirectories(folder.resolve("data"));
      Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }
}
