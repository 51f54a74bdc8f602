package topicscope.producer.publish;

/**
 * Hears what became of each record of a publisher. Called by Kafka's sender thread, which it must
 * not hold up, or by the publishing one for a record that Kafka never got.
 */
public interface DeliveryListener {
  /** Hears nothing. */
  DeliveryListener NONE = new DeliveryListener() {};

  /** The cluster has confirmed a record. */
  default void acknowledged(int partition, long offset) {}

  /**
   * A record was not confirmed.
   *
   * @param reason why, in few words
   */
  default void failed(String reason) {}
}
