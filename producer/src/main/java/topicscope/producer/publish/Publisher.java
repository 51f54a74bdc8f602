package topicscope.producer.publish;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
  private final Destination destination;
  private final byte @Nullable [] key;
  private final Encoder encoder;
  private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();
  private final Delivery delivery;

  Publisher(KafkaSink sink, Destination destination, Route route, DeliveryListener listener) {
    this.sink = sink;
    this.destination = destination;
    delivery = sink.delivery(destination, listener);
    key = route.key().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
    encoder = route.format().encoder(route);
  }

  /**
   * Publishes one reading; counted whatever becomes of it.
   *
   * @param timestamp when it was taken, ms since the epoch: the record's timestamp
   */
  public void publish(long timestamp, Reading reading) {
    Account account = destination.account();
    account.made();
    last.lazySet(reading);
    if (!destination.isReady() || !encoder.isReadyFor(reading)) {
      account.skipped();
      return;
    }
    byte[] value;
    try {
      value = encoder.encode(timestamp, reading);
    } catch (ArithmeticException e) {
      delivery.fail("number doesn't fit the format");
      return;
    }
    sink.send(new ProducerRecord<>(destination.topic(), null, timestamp, key, value), delivery);
  }

  /** Whether records are sent; until then they are skipped. */
  public boolean isReady() {
    return destination.isReady();
  }

  /** Whether a reading like this one would be sent now. By the publishing thread. */
  public boolean isReadyFor(Reading reading) {
    return destination.isReady() && encoder.isReadyFor(reading);
  }

  /** The last reading that was published, whatever became of it. */
  public Optional<Reading> last() {
    return Optional.ofNullable(last.get());
  }

  /** What became of this publisher's samples so far. */
  public Totals totals() {
    return destination.account().totals();
  }
}
