package topicscope.kafka.read;

/** A consumer that has lost its way: another one is to go on where it was. */
final class ReopenConsumerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean smallerFetches;

  ReopenConsumerException(String why, boolean smallerFetches) {
    super(why);
    this.smallerFetches = smallerFetches;
  }

  /** Whether the line seems too slow for answers of the size that was asked for. */
  boolean smallerFetches() {
    return smallerFetches;
  }
}
