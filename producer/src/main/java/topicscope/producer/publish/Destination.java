package topicscope.producer.publish;

/**
 * A topic that records go to, and the account of those records. The connection's thread finds the
 * topic, any thread may ask for its state.
 */
final class Destination {
  private final Account account = new Account();
  private final String topic;
  private volatile int partitions;

  Destination(String topic) {
    this.topic = topic;
  }

  String topic() {
    return topic;
  }

  Account account() {
    return account;
  }

  /** How many partitions the topic has; 0 until that is known, and until then nothing is sent. */
  int partitions() {
    return partitions;
  }

  void found(int count) {
    partitions = count;
  }

  boolean isReady() {
    return partitions > 0;
  }
}
