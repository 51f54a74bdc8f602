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
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

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

  private static final Duration START = Duration.ofSeconds(90);
  private static final int STARTS = 3;

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
    command.addAll(List.of("-Dtopicscope.program=kafka", "-Dtopicscope.state=" + folder));
    command.addAll(List.of("-cp", classPath(), BrokerMain.class.getName(), file.toString()));
    command.addAll(arguments);
    start();
  }

  /**
   * Waits until so many brokers answer; fails with the ends of their logs, and at once when a
   * process has ended.
   *
   * @param processes the brokers, and controllers that are none
   */
  static void awaitAnswers(Admin admin, int count, List<BrokerProcess> processes) {
    try {
      Awaitility.await()
          .atMost(START)
          .until(() ->
              answering(admin) == count || !processes.stream().allMatch(BrokerProcess::isAlive));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not all brokers answer:" + states(processes), e);
    }
    if (!processes.stream().allMatch(BrokerProcess::isAlive)) {
      throw new AssertionError("a broker ended while it started:" + states(processes));
    }
  }

  /**
   * Starts brokers, again on other ports when they don't answer: another program may have taken a
   * port, or the machine may have had no time for them.
   *
   * @param start fails with an {@link AssertionError} and leaves nothing behind
   */
  static <T> T started(Supplier<T> start) {
    for (int starts = 1; ; starts++) {
      try {
        return start.get();
      } catch (AssertionError e) {
        if (starts == STARTS) {
          throw e;
        }
        System.err.println("brokers are started again: " + e.getMessage());
      }
    }
  }

  /** Starts it on the data it had. */
  void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code HOST:PORT} of its only listener. */
  String address() {
    String listener = Objects.requireNonNull(settings.get("advertised.listeners"));
    return listener.substring(listener.indexOf("://") + 3);
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

  private static String states(List<BrokerProcess> processes) {
    return processes.stream().map(BrokerProcess::state).collect(Collectors.joining());
  }

  /** Whether it lives, and the ends of what it printed and of its log. */
  private String state() {
    StringBuilder state = new StringBuilder("\n" + folder.getFileName());
    state.append(isAlive() ? " runs" : " ended with code " + process.exitValue());
    for (String name : List.of("out.log", "kafka.log")) {
      try {
        List<String> log = Files.readAllLines(folder.resolve(name));
        log.subList(Math.max(0, log.size() - 40), log.size())
            .forEach(line -> state.append('\n').append(line));
      } catch (IOException e) {
        state.append("\nno log: ").append(e.getMessage());
      }
    }
    return state.toString();
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
