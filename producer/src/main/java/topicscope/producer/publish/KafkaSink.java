package topicscope.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import topicscope.client.LoginThrottle;

/**
 * A Kafka producer behind a connection that may not exist yet: idempotent, with all
 * acknowledgements, and bounded in memory and time.
 *
 * <p>{@link #open} returns at once. A thread of the sink connects and keeps trying. Publishers work
 * from the start. {@link #close()} stops the thread and waits for confirmations, at most {@link
 * SendPolicy#close()}. Records that are still open then count as failed, so that the account
 * closes.
 */
public final class KafkaSink implements AutoCloseable {
  /** Kafka's client asks at least once in this time, with its longest pause between retries. */
  private static final long ANSWER_MS = 2_000;

  private final List<Destination> destinations = new CopyOnWriteArrayList<>();
  private final SinkSettings settings;
  private final Connector connector;

  private KafkaSink(SinkSettings settings, SinkListener listener, LoginThrottle logins) {
    this.settings = settings;
    connector = new Connector(settings, listener, logins, this::totals);
  }

  /** Starts to connect. */
  public static KafkaSink open(SinkSettings settings, SinkListener listener) {
    return open(settings, listener, new LoginThrottle());
  }

  /**
   * Starts to connect.
   *
   * @param logins shared by all sinks with the same login
   */
  public static KafkaSink open(SinkSettings settings, SinkListener listener, LoginThrottle logins) {
    KafkaSink sink = new KafkaSink(settings, listener, logins);
    sink.connector.start();
    return sink;
  }

  /** Creates a publisher of readings. Its topic is looked up when the cluster answers. */
  public Publisher publisher(Route route, DeliveryListener listener) {
    return new Publisher(this, destination(route.topic()), route, listener);
  }

  /** Creates a publisher of complete records. Its topic is looked up when the cluster answers. */
  public MessagePublisher messages(String topic) {
    return new MessagePublisher(this, destination(topic));
  }

  /** The totals of all publishers so far. */
  public Totals totals() {
    return destinations.stream()
        .map(destination -> destination.account().totals())
        .reduce(Totals.NONE, Totals::plus);
  }

  @Override
  public void close() {
    close(settings.policy().close());
  }

  /** Closes the sink, and waits for confirmations at most that long, if the policy allows it. */
  public void close(Duration atMost) {
    Duration allowed = settings.policy().close();
    connector.close(atMost.compareTo(allowed) < 0 ? atMost : allowed);
  }

  /** Creates the callback for records of a destination. */
  Delivery delivery(Destination destination, DeliveryListener listener) {
    return new Delivery(
        destination.account(), listener, () -> connector.lost(destination), this::answersNow);
  }

  /**
   * Whether the cluster answered a moment ago: Kafka's client asks again and again for a topic that
   * it does not know, so its metadata is young as long as anybody answers.
   */
  private boolean answersNow() {
    double seconds =
        connector.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("metadata-age"))
            .map(metric -> metric.getValue().metricValue())
            .mapToDouble(age -> age instanceof Double number ? number : Double.NaN)
            .min()
            .orElse(Double.NaN);
    double moment = Math.min(settings.policy().block().toMillis(), ANSWER_MS) / 1e3;
    return seconds <= moment;
  }

  /** Hands a record to Kafka. The destination must be ready. */
  void send(ProducerRecord<byte[], byte[]> record, Delivery delivery) {
    try {
      // The callback reports the outcome; the future is not needed.
      Future<RecordMetadata> _ = connector.producer().send(record, delivery);
    } catch (KafkaException | IllegalStateException e) {
      // Kafka throws failures that do not concern this record, and then calls no callback.
      delivery.fail(e);
    }
  }

  private Destination destination(String topic) {
    Destination destination = new Destination(topic);
    destinations.add(destination);
    connector.add(destination);
    return destination;
  }
}
