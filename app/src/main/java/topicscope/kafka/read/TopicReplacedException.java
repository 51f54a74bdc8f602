package topicscope.kafka.read;

import org.apache.kafka.common.Uuid;

/** Another topic has taken the name of the one that was read. */
final class TopicReplacedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TopicReplacedException(Uuid before, Uuid now) {
    super("the topic's id was " + before + " and is " + now);
  }
}
