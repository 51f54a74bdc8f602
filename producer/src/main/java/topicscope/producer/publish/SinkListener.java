package topicscope.producer.publish;

/**
 * Receives each change of the connection once. Called by the sink's thread. It must return quickly.
 */
public interface SinkListener {
  /** Ignores everything. */
  SinkListener NONE = new SinkListener() {};

  /** The cluster answers and the topic exists: records are sent from now on. */
  default void connected() {}

  /**
   * Nothing can be sent for now. The sink keeps trying.
   *
   * @param cause the obstacle, such as {@code can't reach localhost:9092 (connection refused)}
   */
  default void waiting(String cause) {}

  /**
   * The sink has given up, because only the user can correct the cause.
   *
   * @param cause the reason
   */
  default void gaveUp(String cause) {}
}
