package topicscope.producer.publish;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * A Kafka producer behind a connection that may not be there yet: idempotent, all acknowledgements,
 * everything bounded.
 *
 * <p>{@link #open} returns at once; a thread of the sink's own connects, and goes on trying.
 * Publishers may be used from the start. {@link #close()} stops the thread, waits for confirmations
 * no longer than {@link SinkSettings#closeTimeout()}, and fails what is then still open, so that
 * the account closes.
 */
public final class KafkaSink implements AutoCloseable {
  private final LongAdder sent = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final SinkSettings settings;
  private final Connector connector;

  private KafkaSink(SinkSettings settings, SinkListener listener) {
    this.settings = settings;
    connector = new Connector(settings, listener, this::progress);
  }

  /** Starts connecting. */
  public static KafkaSink open(SinkSettings settings, SinkListener listener) {
    KafkaSink sink = new KafkaSink(settings, listener);
    sink.connector.start();
    return sink;
  }

  /** A publisher on this sink; its topic is looked up as soon as the cluster answers. */
  public Publisher publisher(Route route, DeliveryListener listener) {
    Publisher publisher = new Publisher(this, route, listener);
    connector.add(publisher);
    return publisher;
  }

  @Override
  public void close() {
    connector.close(settings.closeTimeout());
  }

  /**
   * Gives a record to Kafka.
   *
   * @return false if there is no connection; else the outcome hears once what becomes of the record
   */
  boolean send(Publisher publisher, ProducerRecord<byte[], byte[]> record, Outcome outcome) {
    KafkaProducer<byte[], byte[]> producer = connector.producer();
    if (producer == null || !publisher.isReady()) {
      return false;
    }
    sent.increment();
    try {
      // The callback tells what the future would.
      Future<RecordMetadata> _ =
          producer.send(
              record,
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.increment();
                  outcome.acknowledged(metadata.partition(), metadata.offset());
                } else {
                  fail(outcome, failure);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      // Kafka throws what is no fault of this record, and then calls no callback.
      fail(outcome, e);
    }
    return true;
  }

  private void fail(Outcome outcome, Exception failure) {
    failed.increment();
    outcome.failed(FailureReason.of(failure));
  }

  private Progress progress() {
    long decided = failed.sum() + acknowledged.sum();
    return new Progress(acknowledged.sum(), sent.sum() > decided);
  }

  /** Hears once what became of a record. */
  interface Outcome {
    void acknowledged(int partition, long offset);

    void failed(String reason);
  }

  /**
   * How the sending goes.
   *
   * @param acknowledged records confirmed so far
   * @param underWay whether any waits for its confirmation
   */
  record Progress(long acknowledged, boolean underWay) {}
}
