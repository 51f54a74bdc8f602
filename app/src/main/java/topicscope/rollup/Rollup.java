package topicscope.rollup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;

/**
 * One instance of a roll-up: a Kafka Streams application that reads a topic and writes partials of
 * its series. Kafka gives each instance some of the partitions.
 *
 * <p>A failure that goes away by itself, such as a broker that is down, ends the thread that it
 * hits, and another one goes on from what was committed. Any other ends the instance. Thread-safe.
 */
public final class Rollup implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rollup.class);
  private static final Duration COMMIT = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(8);

  /** So soon others go on with the partitions of an instance that was killed. */
  private static final int SESSION_MS = 15_000;

  private static final int REQUEST_MS = 15_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Each holds what one poll gave. */
  private static final int BATCHES = 4;

  private final RollupPlan plan;
  private final RollupTotals totals = new RollupTotals();
  private final RollupClients clients = new RollupClients();
  private final KafkaStreams streams;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile Optional<String> failure = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  /** Not started. */
  public Rollup(RollupPlan plan) {
    this.plan = plan;
    streams = new KafkaStreams(topology(), new StreamsConfig(settings()), clients);
    streams.setUncaughtExceptionHandler(this::failed);
  }

  /** Starts to read, once. */
  public void start() {
    streams.start();
  }

  /** Commits what was read, and leaves the group unless the instance is a static member. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.timeout(CLOSE)
            .withGroupMembershipOperation(
                plan.instance().isPresent()
                    ? GroupMembershipOperation.REMAIN_IN_GROUP
                    : GroupMembershipOperation.LEAVE_GROUP));
  }

  /** What was read and written so far. */
  public RollupTotals totals() {
    return totals;
  }

  /** How many partitions this instance reads at present. */
  public int partitions() {
    return clients.partitions();
  }

  /** How many records of these partitions are not read yet. */
  public long lag() {
    return clients.lag();
  }

  /** How many threads failed and were replaced. */
  public int failures() {
    return failures.get();
  }

  /** Whether the group has given this instance its partitions, be it none. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether no connection to any broker is open. */
  public boolean isCutOff() {
    return streams.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals("connection-count"))
        .map(Map.Entry::getValue)
        .map(Metric::metricValue)
        .allMatch(count -> count instanceof Double open && open == 0);
  }

  /** What the last thread that was replaced has failed with; a sentence for the user. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Why this instance has ended by itself; a sentence for the user. */
  public Optional<String> failure() {
    return failure;
  }

  private Topology topology() {
    Topology topology = new Topology();
    topology.addSource(
        "records", new ByteArrayDeserializer(), new ByteArrayDeserializer(), plan.topic());
    topology.addProcessor("partials", () -> new RollupProcessor(plan, clients, totals), "records");
    return topology;
  }

  private Properties settings() {
    ClusterConnection connection = plan.connection();
    Properties settings = new Properties();
    settings.putAll(connection.adminSettings(REQUEST_MS));
    settings.remove("default.api.timeout.ms");
    Map<String, Object> consumer = connection.consumerSettings();
    // Streams decides on these.
    List.of("enable.auto.commit", "group.protocol", "auto.offset.reset", "isolation.level")
        .forEach(consumer::remove);
    consumer.put("session.timeout.ms", SESSION_MS);
    consumer.forEach((name, value) -> usual(settings, StreamsConfig.consumerPrefix(name), value));
    usual(settings, StreamsConfig.producerPrefix("compression.type"), "zstd");
    usual(settings, StreamsConfig.producerPrefix("batch.size"), 1 << 17);
    usual(settings, StreamsConfig.producerPrefix("linger.ms"), 20);
    settings.put(
        StreamsConfig.consumerPrefix("auto.offset.reset"), plan.fromEnd() ? "latest" : "earliest");
    settings.put("application.id", plan.application());
    settings.put("num.stream.threads", plan.threads());
    settings.put("commit.interval.ms", COMMIT.toMillis());
    settings.put("buffered.records.per.partition", BATCHES);
    settings.put("default.timestamp.extractor", WallclockTimestampExtractor.class);
    if (plan.exactlyOnce()) {
      settings.put("processing.guarantee", StreamsConfig.EXACTLY_ONCE_V2);
    } else {
      settings.put(StreamsConfig.consumerPrefix("isolation.level"), "read_committed");
    }
    plan.instance()
        .ifPresent(
            name -> settings.put(StreamsConfig.mainConsumerPrefix("group.instance.id"), name));
    return settings;
  }

  /** A setting that the user hasn't made for all clients. */
  private static void usual(Properties settings, String prefixed, Object value) {
    if (!settings.containsKey(prefixed.substring(prefixed.indexOf('.') + 1))) {
      settings.put(prefixed, value);
    }
  }

  private StreamThreadExceptionResponse failed(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getClass() == StreamsException.class && cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean gone = cause instanceof MissingSourceTopicException;
    String text =
        gone
            ? "there is no topic %s any more".formatted(plan.topic())
            : FailureCause.of(cause, plan.connection()).cause();
    if (gone || isLasting(FailureCause.mostTelling(cause))) {
      failure = Optional.of(text);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    trouble = Optional.of(text);
    failures.incrementAndGet();
    LOG.warn("A thread of the roll-up of {} is replaced", plan.topic(), thrown);
    LockSupport.parkNanos(PAUSE.toNanos());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static boolean isLasting(Throwable cause) {
    return switch (cause) {
      case AuthenticationException _,
          AuthorizationException _,
          ConfigException _,
          InvalidTopicException _,
          UnsupportedVersionException _ ->
          true;
      default -> false;
    };
  }
}
