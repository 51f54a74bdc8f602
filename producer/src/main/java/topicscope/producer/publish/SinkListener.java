package topicscope.producer.publish;

/**
 * Hears about the connection: each change once. Called by the sink's own thread, which it must not
 * hold up.
 */
public interface SinkListener {
  /** Hears nothing. */
  SinkListener NONE = new SinkListener() {};

  /** The cluster answers and the topic is there: records are sent from now on. */
  default void connected() {}

  /**
   * Nothing can be sent for now; the sink keeps trying.
   *
   * @param cause what is in the way, such as {@code can't reach localhost:9092 (connection
   *     refused)}
   */
  default void waiting(String cause) {}

  /**
   * The sink has given up, since only the user can mend it.
   *
   * @param cause what is wrong
   */
  default void gaveUp(String cause) {}
}
