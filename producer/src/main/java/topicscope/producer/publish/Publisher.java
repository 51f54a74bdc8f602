package topicscope.producer.publish;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import topicscope.producer.source.Reading;

/**
 * Publishes the readings of one source to one topic. Created by {@link KafkaSink#publisher}. One
 * thread publishes, any thread may read the {@link #totals()}.
 *
 * <p>Publishing never waits for the cluster. Without a connection a sample is skipped and counted.
 * With one it waits in the sink's bounded buffer until it is confirmed or expires.
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
   * Publishes one reading and counts it.
   *
   * @param timestamp time of the reading, ms since the epoch; becomes the record's timestamp
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

  /** Whether records are sent. Until then they are skipped. */
  public boolean isReady() {
    return destination.isReady();
  }

  /** Whether a reading like this one would be sent now. For the publishing thread. */
  public boolean isReadyFor(Reading reading) {
    return destination.isReady() && encoder.isReadyFor(reading);
  }

  /** The last reading that was published, whether it was delivered or not. */
  public Optional<Reading> last() {
    return Optional.ofNullable(last.get());
  }

  /** The totals of this publisher so far. */
  public Totals totals() {
    return destination.account().totals();
  }
}
