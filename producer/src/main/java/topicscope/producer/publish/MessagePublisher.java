package topicscope.producer.publish;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes ready-made records to one topic. Made by {@link KafkaSink#messages}; one thread
 * publishes, any thread may ask.
 *
 * <p>The caller waits until {@link #isReady()}; before that a record is skipped. Publishing may
 * wait as long as the sink's settings allow when the buffer is full.
 */
public final class MessagePublisher {
  private final KafkaSink sink;
  private final Destination destination;

  MessagePublisher(KafkaSink sink, Destination destination) {
    this.sink = sink;
    this.destination = destination;
  }

  /**
   * Publishes one record; counted whatever becomes of it.
   *
   * @param listener hears what became of it, on Kafka's thread
   */
  public void publish(Message message, DeliveryListener listener) {
    Account account = destination.account();
    account.made();
    if (!destination.isReady()) {
      account.skipped();
      return;
    }
    sink.send(
        new ProducerRecord<>(
            destination.topic(),
            message.partition(),
            message.timestamp(),
            message.key(),
            message.value()),
        sink.delivery(destination, listener));
  }

  /** Counts a sample that could not be made into a record. */
  public void skip() {
    destination.account().made();
    destination.account().skipped();
  }

  /** Whether the topic is found and records are sent. */
  public boolean isReady() {
    return destination.isReady();
  }

  /** How many partitions the topic has; 0 while that isn't known. */
  public int partitions() {
    return destination.partitions();
  }

  /** What became of the records so far. */
  public Totals totals() {
    return destination.account().totals();
  }
}
