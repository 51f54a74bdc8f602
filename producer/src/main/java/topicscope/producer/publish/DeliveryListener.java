package topicscope.producer.publish;

import topicscope.producer.source.Reading;

/** Hears what became of each record. Called by Kafka's sender thread, which it must not hold up. */
public interface DeliveryListener {
  /** Hears nothing. */
  DeliveryListener NONE = (reading, partition, offset) -> {};

  /** The cluster has confirmed the record. */
  void acknowledged(Reading reading, int partition, long offset);

  /** The record was not confirmed. */
  default void failed(Reading reading, String reason) {}
}
