package topicscope.producer.topic;

/** A question to the cluster that failed; the message says why, for the user. */
public final class TopicException extends Exception {
  private static final long serialVersionUID = 1;

  TopicException(String message) {
    super(message);
  }
}
