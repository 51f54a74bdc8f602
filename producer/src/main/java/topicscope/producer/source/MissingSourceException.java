package topicscope.producer.source;

/** This machine hasn't got what the source measures; the message says what was looked for. */
public final class MissingSourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a sentence for the user. */
  public MissingSourceException(String message) {
    super(message);
  }
}
