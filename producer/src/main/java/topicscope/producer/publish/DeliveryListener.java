package topicscope.producer.publish;

/**
 * Receives the fate of each record of a publisher. Called by Kafka's sender thread, or by the
 * publishing thread for a record that Kafka did not take. It must return quickly.
 */
public interface DeliveryListener {
  /** Ignores everything. */
  DeliveryListener NONE = new DeliveryListener() {};

  /** The cluster has confirmed a record. */
  default void acknowledged(int partition, long offset) {}

  /**
   * A record was not confirmed.
   *
   * @param reason the reason in a few words
   */
  default void failed(String reason) {}
}
