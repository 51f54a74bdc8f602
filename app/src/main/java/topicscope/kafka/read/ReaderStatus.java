package topicscope.kafka.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.AssignedPartitions;

/** What a reader shows: written by its thread, each value replaced whole; read by any. */
final class ReaderStatus {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderStatus.class);

  private final String topic;
  private final List<Consumer<ReaderState>> listeners = new ArrayList<>();
  private volatile ReaderState state;
  private volatile AssignedPartitions share = AssignedPartitions.NONE;
  private volatile long lag;
  private volatile long heardAt = System.nanoTime();

  ReaderStatus(String topic, ReaderState first) {
    this.topic = topic;
    this.state = first;
  }

  ReaderState state() {
    return state;
  }

  AssignedPartitions share() {
    return share;
  }

  long lag() {
    return lag;
  }

  synchronized void become(ReaderState next) {
    ReaderState now = state;
    if (!next.says(now)) {
      LOG.info("{}: {}, {}", topic, next.kind(), next.cause());
      ReaderState changed = next.after(now);
      state = changed;
      listeners.forEach(listener -> notify(listener, changed));
    }
  }

  private void notify(Consumer<ReaderState> listener, ReaderState changed) {
    try {
      listener.accept(changed);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("{}: a listener of states failed", topic, e);
    }
  }

  synchronized void listen(Consumer<ReaderState> listener) {
    listeners.add(listener);
    listener.accept(state);
  }

  void share(AssignedPartitions next) {
    share = next;
  }

  /** When the last record came, from any consumer, as {@link System#nanoTime()}. */
  long heardAt() {
    return heardAt;
  }

  void heard(long now) {
    heardAt = now;
  }

  void lag(long offsets) {
    lag = offsets;
  }
}
