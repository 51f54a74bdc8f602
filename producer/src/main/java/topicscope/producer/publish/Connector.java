package topicscope.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.client.PortProbe;

/**
 * Connects, on a thread of its own, and afterwards watches whether confirmations keep coming.
 *
 * <p>A port is asked on a raw socket before Kafka's client may touch it. A cluster that can't be
 * reached is tried again every second for as long as it takes; one that refuses who we are, every
 * five.
 */
final class Connector {
  private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration RETRY_WHEN_REFUSED = Duration.ofSeconds(5);
  private static final Duration WATCH = Duration.ofMillis(250);
  private static final Duration CALM_WATCH = Duration.ofSeconds(1);
  private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(4);
  private static final Duration JOIN = Duration.ofMillis(300);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Destination> known = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Destination> waiting = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "kafka-connection");
  private final SinkSettings settings;
  private final ConnectionReport report;
  private final Supplier<Totals> totals;
  private volatile @Nullable KafkaProducer<byte[], byte[]> producer;

  Connector(SinkSettings settings, SinkListener listener, Supplier<Totals> totals) {
    this.settings = settings;
    this.totals = totals;
    report = new ConnectionReport(listener);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void add(Destination destination) {
    known.add(destination);
    waiting.add(destination);
  }

  /** Nothing can be sent there for now: what comes is skipped until the topic is found again. */
  void lost(Destination destination) {
    destination.found(0);
    waiting.addIfAbsent(destination);
  }

  /** The producer; there is one as soon as any destination is ready. */
  KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      throw new IllegalStateException("not connected yet");
    }
    return open;
  }

  void close(Duration timeout) {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join(JOIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    KafkaProducer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(timeout);
    }
  }

  private void run() {
    try {
      KafkaProducer<byte[], byte[]> connected = connect();
      if (connected != null) {
        watch(connected);
      }
    } catch (InvalidTopicException e) {
      giveUp(e.getMessage() + ". Give another --topic.", e);
    } catch (KafkaException e) {
      giveUp(rootMessage(e), e);
    } catch (RuntimeException e) {
      giveUp("unexpected failure: " + e + "; the log has more", e);
    }
  }

  private void giveUp(String cause, RuntimeException e) {
    if (isOpen()) {
      LOG.error("giving up", e);
      report.gaveUp(cause);
    }
  }

  /** The producer once there is a broker to talk to; null when closed before. */
  private @Nullable KafkaProducer<byte[], byte[]> connect() {
    while (isOpen()) {
      Optional<String> failure = probe();
      if (!isOpen()) {
        return null;
      }
      if (failure.isEmpty()) {
        KafkaProducer<byte[], byte[]> created = new KafkaProducer<>(settings.forKafka());
        producer = created;
        return created;
      }
      report.waiting("can't reach " + failure.get());
      pause(RETRY);
    }
    return null;
  }

  private void watch(KafkaProducer<byte[], byte[]> connected) {
    SilenceWatch silence = new SilenceWatch(SILENCE);
    while (isOpen()) {
      for (Destination destination : waiting) {
        lookUp(connected, destination);
      }
      if (silence.isTooLong(totals.get(), System.nanoTime())) {
        probe().ifPresent(this::loseAll);
      } else if (waiting.isEmpty()) {
        report.connected();
      }
      pause(waiting.isEmpty() ? CALM_WATCH : WATCH);
    }
  }

  private void loseAll(String failure) {
    report.waiting("can't reach " + failure);
    known.forEach(this::lost);
  }

  private void lookUp(KafkaProducer<byte[], byte[]> connected, Destination destination) {
    Optional<String> failure = probe();
    if (failure.isPresent()) {
      report.waiting("can't reach " + failure.get());
      pause(RETRY);
      return;
    }
    long giveUpAt = System.nanoTime() + TOPIC_PATIENCE.toNanos();
    while (isOpen() && !destination.isReady()) {
      try {
        destination.found(connected.partitionsFor(destination.topic()).size());
        waiting.remove(destination);
      } catch (TimeoutException e) {
        if (System.nanoTime() > giveUpAt) {
          report.waiting("the cluster has no topic '" + destination.topic() + "'");
          return;
        }
      } catch (InvalidTopicException e) {
        throw e;
      } catch (InterruptException e) {
        return;
      } catch (KafkaException e) {
        report.waiting(FailureReason.of(e) + ": " + rootMessage(e));
        pause(RETRY_WHEN_REFUSED);
        return;
      }
    }
  }

  private Optional<String> probe() {
    return PortProbe.failure(
        settings.bootstrapServers(), settings.clientConfig().encrypted(), PROBE_TIMEOUT);
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  private void pause(Duration time) {
    try {
      if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("closing");
      }
    } catch (InterruptedException e) {
      // Only close() interrupts, after it has told so by the latch.
      Thread.currentThread().interrupt();
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
