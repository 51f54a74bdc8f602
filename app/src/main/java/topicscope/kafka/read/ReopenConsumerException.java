package topicscope.kafka.read;

/** This consumer is of no use any longer: another one goes on at the same offsets. */
final class ReopenConsumerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReopenConsumerException(String why) {
    super(why);
  }
}
