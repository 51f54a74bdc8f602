package topicscope.kafka.diagnose;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.client.PortProbe;
import topicscope.client.ProbeAnswer;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.ReaderState;

/**
 * Finds the cause why a cluster can't be reached, with raw sockets, since Kafka's clients don't
 * tell.
 *
 * <p>All servers are probed at the same time; every probe ends within {@value #LONGEST_MS} ms. For
 * any thread; it blocks and can be interrupted.
 */
public final class ConnectionDiagnosis {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionDiagnosis.class);
  private static final Duration EACH_STEP = Duration.ofMillis(1_300);
  private static final long LONGEST_MS = 3_500;
  private static final String SENT_ON =
      ", which sends us on to brokers that can't be reached from here (their"
          + " advertised.listeners): ";

  private final ClusterConnection connection;

  public ConnectionDiagnosis(ClusterConnection connection) {
    this.connection = connection;
  }

  /**
   * The reason why no Kafka client should connect; empty if one of the servers is a broker, and no
   * advertised address leads to a port that could break a client. Without encryption, a login is
   * needed to know the addresses.
   *
   * @throws org.apache.kafka.common.errors.AuthenticationException if that login is refused
   */
  public Optional<ReaderState> beforeContact() throws InterruptedException {
    Optional<ReaderState> known = judge("can't reach ", ask(servers()));
    return known.isPresent() || connection.security().encrypted() ? known : misled();
  }

  /**
   * A client without TLS reads such a port's first bytes as a length, and allocates that much
   * memory.
   */
  private Optional<ReaderState> misled() throws InterruptedException {
    Set<String> named =
        new LinkedHashSet<>(
            connection.hasLogin() ? AdvertisedBrokers.of(connection, EACH_STEP) : brokers());
    named.removeAll(servers());
    String dangerous = text(ask(named), ProbeAnswer::isDangerous);
    return dangerous.isEmpty()
        ? Optional.empty()
        : Optional.of(FailureCause.failed("connected to " + connection + SENT_ON + dangerous));
  }

  /** The brokers as a port names them without a login. */
  private List<String> brokers() {
    return servers().stream()
        .map(server -> PortProbe.brokers(server, EACH_STEP))
        .filter(brokers -> !brokers.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * The reason why the cluster did not answer a client in time.
   *
   * @param brokers {@code HOST:PORT} of the brokers as the cluster names them
   */
  ReaderState whySilent(Collection<String> brokers) throws InterruptedException {
    Map<String, ProbeAnswer> bootstrap = ask(servers());
    Optional<ReaderState> known = judge("can't reach ", bootstrap).or(this::loginMissing);
    if (known.isPresent()) {
      return known.get();
    }
    Map<String, ProbeAnswer> named = ask(brokers.isEmpty() ? namedBrokers() : brokers);
    Map<String, ProbeAnswer> all = new LinkedHashMap<>(bootstrap);
    all.putAll(named);
    return judge("connected to " + connection + SENT_ON, named)
        .or(() -> partOf(all))
        .orElseGet(() ->
            FailureCause.down(
                connection + " takes connections but doesn't answer in time (still trying)"));
  }

  /** The brokers as the first answering server names them. */
  private List<String> namedBrokers() {
    try {
      return AdvertisedBrokers.of(connection, EACH_STEP);
    } catch (KafkaException e) {
      LOG.debug("{} doesn't name its brokers", connection, e);
      return List.of();
    }
  }

  /** Some servers answer and some don't. */
  private static Optional<ReaderState> partOf(Map<String, ProbeAnswer> answers) {
    String silent = text(answers, answer -> !answer.isBroker());
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ReaderState.now(
                ReaderState.Kind.STALLED, "a part of the cluster doesn't answer: " + silent));
  }

  private Optional<ReaderState> loginMissing() {
    if (connection.hasLogin()) {
      return Optional.empty();
    }
    return servers().stream()
        .map(server -> PortProbe.logins(server, connection.security().encrypted(), EACH_STEP))
        .filter(logins -> !logins.isEmpty())
        .findFirst()
        .map(logins ->
            FailureCause.failed(
                connection
                    + " asks for a login ("
                    + String.join(", ", logins)
                    + "); give a user and a password"));
  }

  private static Optional<ReaderState> judge(String prefix, Map<String, ProbeAnswer> answers) {
    if (answers.isEmpty() || answers.values().stream().anyMatch(ProbeAnswer::isBroker)) {
      return Optional.empty();
    }
    String text = text(answers, _ -> true);
    boolean mayPass = answers.values().stream().anyMatch(ProbeAnswer::mayPass);
    return Optional.of(
        mayPass
            ? FailureCause.down(prefix + text + "; still trying")
            : FailureCause.failed(prefix + text));
  }

  /** The servers with such an answer, and what they answered. */
  private static String text(Map<String, ProbeAnswer> answers, Predicate<ProbeAnswer> wanted) {
    return answers.entrySet().stream()
        .filter(answer -> wanted.test(answer.getValue()))
        .map(answer -> answer.getKey() + " (" + answer.getValue().text() + ")")
        .collect(Collectors.joining(", "));
  }

  private Map<String, ProbeAnswer> ask(Collection<String> servers) throws InterruptedException {
    boolean encrypted = connection.security().encrypted();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MS);
    Map<String, ProbeAnswer> answers = new LinkedHashMap<>();
    // Not closed by try: closing waits, also for a name server that hangs.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Map<String, Future<ProbeAnswer>> pending = new LinkedHashMap<>();
      for (String server : servers) {
        pending.put(server, threads.submit(() -> PortProbe.ask(server, encrypted, EACH_STEP)));
      }
      for (Map.Entry<String, Future<ProbeAnswer>> one : pending.entrySet()) {
        answers.put(one.getKey(), await(one.getValue(), deadline));
      }
    } finally {
      threads.shutdownNow();
    }
    return answers;
  }

  private static ProbeAnswer await(Future<ProbeAnswer> pending, long deadline)
      throws InterruptedException {
    try {
      return pending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new ProbeAnswer(ProbeAnswer.Kind.SILENT, "no answer within " + LONGEST_MS + " ms");
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a port failed", e.getCause());
    }
  }

  private List<String> servers() {
    return List.of(connection.bootstrapServers().split("\\s*,\\s*"));
  }
}
