package topicscope.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.client.ClientCertificate;
import topicscope.client.LoginThrottle;
import topicscope.client.PortProbe;
import topicscope.platform.Loop;

/**
 * Connects to the cluster on its own thread. Afterwards it checks that confirmations keep arriving.
 *
 * <p>It probes a port with a raw socket before Kafka's client opens it. It retries an unreachable
 * cluster every second, without limit. After a refused login, also of a connection that is opened
 * again while records are sent, it closes the client, which would try again by itself, and waits at
 * the {@link LoginThrottle}, so that no account is locked. A refused topic it asks for every 5 s.
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

  private final List<Destination> known = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Destination> waiting = new CopyOnWriteArrayList<>();
  private final Loop loop = Loop.interruptible("kafka-connection", this::run, this::failed);
  private final SilenceWatch silence = new SilenceWatch(SILENCE);
  private final SinkSettings settings;
  private final LoginThrottle logins;
  private final Duration calm;
  private final SinkListener listener;
  private final Supplier<Totals> totals;
  private volatile boolean gaveUp;
  private volatile @Nullable KafkaProducer<byte[], byte[]> producer;

  Connector(
      SinkSettings settings, SinkListener listener, LoginThrottle logins, Supplier<Totals> totals) {
    this.settings = settings;
    this.logins = logins;
    // A client that is refused would try again after a second.
    this.calm = settings.hasLogin() ? WATCH : CALM_WATCH;
    this.totals = totals;
    this.listener = new DistinctChanges(listener).ofSink();
  }

  void start() {
    loop.start();
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

  /** The metrics of Kafka's client; empty while there is none. */
  Map<MetricName, ? extends Metric> metrics() {
    KafkaProducer<byte[], byte[]> open = producer;
    return open == null ? Map.of() : open.metrics();
  }

  void close(Duration timeout) {
    loop.stop();
    loop.join(JOIN);
    KafkaProducer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(timeout);
    }
  }

  private Duration run() throws InterruptedException {
    if (gaveUp) {
      return Loop.DONE;
    }
    KafkaProducer<byte[], byte[]> connected = producer;
    return connected == null ? connect() : watch(connected);
  }

  private void failed(Throwable e) {
    gaveUp = true;
    String cause =
        switch (e) {
          case InvalidTopicException _ -> e.getMessage() + ". Give another --topic.";
          case KafkaException _ -> rootMessage(e);
          default -> "unexpected failure: " + e + "; the log has more";
        };
    LOG.error("giving up", e);
    listener.gaveUp(cause);
  }

  /** Creates the producer if a broker can be reached. */
  private Duration connect() throws InterruptedException {
    Optional<String> failure = probe();
    if (failure.isPresent()) {
      listener.waiting("can't reach " + failure.get());
      return RETRY;
    }
    // Without a login there is nothing to lock, unless a certificate was refused.
    boolean atOnce = !settings.hasLogin() && !logins.isClosed() && !loop.isStopped();
    if (atOnce || logins.enter(loop::isStopped, listener::waiting)) {
      try {
        producer = new KafkaProducer<>(settings.forKafka());
      } finally {
        if (producer == null) {
          logins.leave();
        }
      }
    }
    return Loop.AT_ONCE;
  }

  private Duration watch(KafkaProducer<byte[], byte[]> connected) throws InterruptedException {
    if (LoginThrottle.refusals(connected.metrics()) > 0) {
      refused(connected, "not authenticated: the login is refused now");
      return Loop.AT_ONCE;
    }
    for (Destination destination : waiting) {
      lookUp(connected, destination);
      if (producer == null) {
        return Loop.AT_ONCE;
      }
    }
    if (silence.isTooLong(totals.get(), System.nanoTime())) {
      probe().ifPresent(this::loseAll);
    } else if (waiting.isEmpty()) {
      listener.connected();
    }
    return waiting.isEmpty() ? calm : WATCH;
  }

  private void loseAll(String failure) {
    listener.waiting("can't reach " + failure);
    known.forEach(this::lost);
  }

  private void lookUp(KafkaProducer<byte[], byte[]> connected, Destination destination)
      throws InterruptedException {
    Optional<String> failure = probe();
    if (failure.isPresent()) {
      logins.leave();
      listener.waiting("can't reach " + failure.get());
      loop.pause(RETRY);
      return;
    }
    try {
      awaitTopic(connected, destination);
    } finally {
      logins.leave();
    }
  }

  private void awaitTopic(KafkaProducer<byte[], byte[]> connected, Destination destination)
      throws InterruptedException {
    long giveUpAt = System.nanoTime() + TOPIC_PATIENCE.toNanos();
    while (!loop.isStopped() && !destination.isReady()) {
      try {
        destination.found(connected.partitionsFor(destination.topic()).size());
        waiting.remove(destination);
        logins.accepted();
      } catch (TimeoutException e) {
        if (System.nanoTime() > giveUpAt) {
          // Only a cluster that answers can say so.
          listener.waiting(
              probe()
                  .map(cause -> "can't reach " + cause)
                  .orElse("the cluster has no topic '" + destination.topic() + "'"));
          return;
        }
      } catch (InvalidTopicException e) {
        throw e;
      } catch (InterruptException e) {
        return;
      } catch (AuthenticationException e) {
        refused(connected, FailureReason.of(e) + ": " + rootMessage(e));
        return;
      } catch (KafkaException e) {
        listener.waiting(FailureReason.of(e) + ": " + rootMessage(e));
        loop.pause(RETRY_WHEN_REFUSED);
        return;
      }
    }
  }

  private void refused(KafkaProducer<byte[], byte[]> connected, String cause) {
    producer = null;
    known.forEach(this::lost);
    connected.close(Duration.ZERO);
    listener.waiting(
        logins.refused(
            ClientCertificate.outOfDate(settings.clientConfig())
                .map(why -> cause + " (" + why + ")")
                .orElse(cause)));
  }

  private Optional<String> probe() {
    return PortProbe.failure(
        settings.bootstrapServers(), settings.clientConfig().encrypted(), PROBE_TIMEOUT);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
