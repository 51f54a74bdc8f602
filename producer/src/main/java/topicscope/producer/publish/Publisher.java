package topicscope.producer.publish;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import topicscope.producer.source.Reading;

/**
 * Publishes one source's readings to one topic. Made by {@link KafkaSink#publisher}; one thread
 * publishes, any thread may take the {@link #totals()}.
 *
 * <p>Publishing waits for no cluster: while there is no connection a sample is skipped and counted;
 * afterwards it waits in the sink's bounded buffer until confirmed or until its time is up.
 */
public final class Publisher {
  private final KafkaSink sink;
  private final String topic;
  private final byte @Nullable [] key;
  private final Encoder encoder;
  private final DeliveryListener listener;
  private final Account account = new Account();
  private volatile boolean ready;

  Publisher(KafkaSink sink, Route route, DeliveryListener listener) {
    this.sink = sink;
    this.listener = listener;
    topic = route.topic();
    key = route.key().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
    encoder = route.format().encoder(route.host());
  }

  /**
   * Publishes one reading; counted whatever becomes of it.
   *
   * @param timestamp when it was taken, ms since the epoch: the record's timestamp
   */
  public void publish(long timestamp, Reading reading) {
    account.made();
    byte[] value = encoder.encode(timestamp, reading);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, timestamp, key, value);
    if (!sink.send(this, record, new Delivery(reading))) {
      account.skipped();
    }
  }

  /** What became of this publisher's samples so far. */
  public Totals totals() {
    return account.totals();
  }

  /** Whether records are sent; until then they are skipped. */
  public boolean isReady() {
    return ready;
  }

  void setReady() {
    ready = true;
  }

  String topic() {
    return topic;
  }

  /** Decides one record's fate in the account. */
  private final class Delivery implements KafkaSink.Outcome {
    private final Reading reading;

    Delivery(Reading reading) {
      this.reading = reading;
    }

    @Override
    public void acknowledged(int partition, long offset) {
      account.acknowledged();
      listener.acknowledged(reading, partition, offset);
    }

    @Override
    public void failed(String reason) {
      account.failed(reason);
      listener.failed(reading, reason);
    }
  }
}
