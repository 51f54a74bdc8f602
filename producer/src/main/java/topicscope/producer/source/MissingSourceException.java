package topicscope.producer.source;

/** This machine does not have what the source measures. The message names what was searched for. */
public final class MissingSourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message for the user. */
  public MissingSourceException(String message) {
    super(message);
  }
}
