package topicscope.producer.topic;

/** A failed request to the cluster. The message gives the reason for the user. */
public final class TopicException extends Exception {
  private static final long serialVersionUID = 1;

  TopicException(String message) {
    super(message);
  }
}
