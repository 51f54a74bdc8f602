package topicscope.producer.publish;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * A Kafka producer behind a connection that may not be there yet: idempotent, all acknowledgements,
 * everything bounded.
 *
 * <p>{@link #open} returns at once; a thread of the sink's own connects, and goes on trying.
 * Publishers may be used from the start. {@link #close()} stops the thread, waits for confirmations
 * no longer than {@link SendPolicy#close()}, and fails what is then still open, so that the account
 * closes.
 */
public final class KafkaSink implements AutoCloseable {
  private final List<Destination> destinations = new CopyOnWriteArrayList<>();
  private final SinkSettings settings;
  private final Connector connector;

  private KafkaSink(SinkSettings settings, SinkListener listener) {
    this.settings = settings;
    connector = new Connector(settings, listener, this::totals);
  }

  /** Starts connecting. */
  public static KafkaSink open(SinkSettings settings, SinkListener listener) {
    KafkaSink sink = new KafkaSink(settings, listener);
    sink.connector.start();
    return sink;
  }

  /** A publisher of readings; its topic is looked up as soon as the cluster answers. */
  public Publisher publisher(Route route, DeliveryListener listener) {
    return new Publisher(this, destination(route.topic()), route, listener);
  }

  /** A publisher of ready-made records; its topic is looked up as soon as the cluster answers. */
  public MessagePublisher messages(String topic) {
    return new MessagePublisher(this, destination(topic));
  }

  /** What became of all samples of all publishers so far. */
  public Totals totals() {
    return destinations.stream()
        .map(destination -> destination.account().totals())
        .reduce(Totals.NONE, Totals::plus);
  }

  @Override
  public void close() {
    connector.close(settings.policy().close());
  }

  /** Where the outcomes of records to a destination go. */
  Delivery delivery(Destination destination, DeliveryListener listener) {
    return new Delivery(destination.account(), listener, () -> connector.lost(destination));
  }

  /** Gives a record to Kafka. Only for a destination that is ready. */
  void send(ProducerRecord<byte[], byte[]> record, Delivery delivery) {
    try {
      // The callback tells what the future would.
      Future<RecordMetadata> _ = connector.producer().send(record, delivery);
    } catch (KafkaException | IllegalStateException e) {
      // Kafka throws what is no fault of this record, and then calls no callback.
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
