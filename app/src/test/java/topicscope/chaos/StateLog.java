package topicscope.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.TopicReader;

/**
 * Keeps every state of a reader, and checks fifty times a second how many records it has received.
 */
final class StateLog implements AutoCloseable {
  private static final long EVERY_NANOS = Duration.ofMillis(20).toNanos();

  private final TopicReader reader;
  private final List<Entry> entries = new ArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long lastReceivedAt = System.nanoTime();

  /** A state and the time of its notification, as {@link System#nanoTime()}. */
  record Entry(ReaderState state, long at) {}

  StateLog(TopicReader reader) {
    this.reader = reader;
    reader.onState(this::note);
    this.thread = Thread.ofPlatform().name("state-log").daemon().start(this::watch);
  }

  /** The time when the number of received records last grew. */
  long lastReceivedAt() {
    return lastReceivedAt;
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The time of the first notification of such a state after the given time. */
  Optional<Long> first(long after, Predicate<ReaderState> wanted) {
    return entries().stream()
        .filter(entry -> entry.at() > after && wanted.test(entry.state()))
        .map(Entry::at)
        .findFirst();
  }

  /** The state at that time. */
  ReaderState at(long time) {
    ReaderState state = entries().getFirst().state();
    for (Entry entry : entries()) {
      if (entry.at() <= time) {
        state = entry.state();
      }
    }
    return state;
  }

  /** How long the state was LIVE between these times. */
  long falseLive(long from, long to) {
    long live = 0;
    List<Entry> all = entries();
    for (int i = 0; i < all.size(); i++) {
      long begin = Math.max(from, all.get(i).at());
      long end = Math.min(to, i + 1 < all.size() ? all.get(i + 1).at() : to);
      if (all.get(i).state().kind() == ReaderState.Kind.LIVE && end > begin) {
        live += end - begin;
      }
    }
    return live;
  }

  /** The states since that time, for the message of a failed test. */
  String text(long from) {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%+8.2f s %s %s",
              (entry.at() - from) / 1e9,
              entry.state().kind(),
              entry.state().cause()));
    }
    return text.toString();
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private synchronized void note(ReaderState state) {
    entries.add(new Entry(state, System.nanoTime()));
  }

  private void watch() {
    long received = -1;
    while (!stopped) {
      long count = reader.counters().received();
      if (count != received) {
        received = count;
        lastReceivedAt = System.nanoTime();
      }
      LockSupport.parkNanos(EVERY_NANOS);
    }
  }
}
