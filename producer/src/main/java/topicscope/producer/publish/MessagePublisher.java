package topicscope.producer.publish;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes complete records to one topic. Created by {@link KafkaSink#messages}. One thread
 * publishes, any thread may read the state.
 *
 * <p>The caller waits until {@link #isReady()}; before that a record is skipped. Publishing blocks
 * while the buffer is full, at most as long as the sink's policy allows.
 */
public final class MessagePublisher {
  private final KafkaSink sink;
  private final Destination destination;

  MessagePublisher(KafkaSink sink, Destination destination) {
    this.sink = sink;
    this.destination = destination;
  }

  /**
   * Publishes one record and counts it.
   *
   * @param listener receives the outcome, on Kafka's thread
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
            message.value(),
            message.headers()),
        sink.delivery(destination, listener));
  }

  /** Counts a sample that could not become a record. */
  public void skip() {
    destination.account().made();
    destination.account().skipped();
  }

  /** Whether the topic is found and records are sent. */
  public boolean isReady() {
    return destination.isReady();
  }

  /** The number of partitions of the topic; 0 while it is unknown. */
  public int partitions() {
    return destination.partitions();
  }

  /** The totals of the records so far. */
  public Totals totals() {
    return destination.account().totals();
  }
}
