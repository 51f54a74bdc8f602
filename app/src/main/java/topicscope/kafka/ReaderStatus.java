package topicscope.kafka;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a reader stands: written by its thread, each value replaced whole; read by any. */
final class ReaderStatus {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderStatus.class);

  private final String topic;
  private volatile ReaderState state;
  private volatile PartitionShare share = PartitionShare.NONE;
  private volatile long lag;

  ReaderStatus(String topic, ReaderState first) {
    this.topic = topic;
    this.state = first;
  }

  ReaderState state() {
    return state;
  }

  PartitionShare share() {
    return share;
  }

  long lag() {
    return lag;
  }

  void become(ReaderState next) {
    ReaderState now = state;
    if (!next.says(now)) {
      LOG.info("{}: {}, {}", topic, next.kind(), next.cause());
      state = next.after(now);
    }
  }

  void share(PartitionShare next) {
    if (!next.equals(share)) {
      share = next;
    }
  }

  void lag(long offsets) {
    lag = offsets;
  }
}
