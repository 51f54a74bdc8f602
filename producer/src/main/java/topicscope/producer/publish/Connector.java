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
 * Connects to the cluster on its own thread. Afterwards it checks that confirmations keep arriving.
 *
 * <p>It probes a port with a raw socket before Kafka's client opens it. It retries an unreachable
 * cluster every second, without limit, and a cluster that refuses the login every 5 s.
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
  private final SinkListener listener;
  private final Supplier<Totals> totals;
  private volatile @Nullable KafkaProducer<byte[], byte[]> producer;

  Connector(SinkSettings settings, SinkListener listener, Supplier<Totals> totals) {
    this.settings = settings;
    this.totals = totals;
    this.listener = new DistinctChanges(listener);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void add(Destination destination) {
    known.add(destination);
    waiting.add(destination);
  }

  /**
   * Marks a destination as unavailable. Samples for it are skipped until its topic is found again.
   */
  void lost(Destination destination) {
    destination.found(0);
    waiting.addIfAbsent(destination);
  }

  /** Returns the producer. It exists as soon as any destination is ready. */
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
      listener.gaveUp(cause);
    }
  }

  /** Waits for a broker and creates the producer. Returns null if the sink was closed first. */
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
      listener.waiting("can't reach " + failure.get());
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
        listener.connected();
      }
      pause(waiting.isEmpty() ? CALM_WATCH : WATCH);
    }
  }

  private void loseAll(String failure) {
    listener.waiting("can't reach " + failure);
    known.forEach(this::lost);
  }

  private void lookUp(KafkaProducer<byte[], byte[]> connected, Destination destination) {
    Optional<String> failure = probe();
    if (failure.isPresent()) {
      listener.waiting("can't reach " + failure.get());
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
          listener.waiting("the cluster has no topic '" + destination.topic() + "'");
          return;
        }
      } catch (InvalidTopicException e) {
        throw e;
      } catch (InterruptException e) {
        return;
      } catch (KafkaException e) {
        listener.waiting(FailureReason.of(e) + ": " + rootMessage(e));
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
      // Only close() interrupts, after it has released the latch.
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
