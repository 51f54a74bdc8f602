package topicscope.producer.publish;

/**
 * A topic that receives records, with the account of those records. The connector's thread finds
 * the topic. Any thread may read the state.
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

  /** The number of partitions of the topic; 0 while it is unknown. Nothing is sent until then. */
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
