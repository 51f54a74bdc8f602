package topicscope.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;

/**
 * Lets records through only when they surely belong to the topic that is being read, and not to
 * another one that was created under its name.
 *
 * <p>Whenever the consumer has heard anew what its topics are, what it fetches is held back until
 * the cluster has said, asked after the fetch, that the topic's id is still the same; ids are never
 * used twice. That takes a few milliseconds, about once a minute. Otherwise records pass at once.
 *
 * <p>Owned by the reader thread. When {@link #isFull()}, it must be given no more.
 *
 * @param <B> a batch of records
 */
final class IdentityGuard<B> {
  private static final int MOST_HELD = 20;

  private final Uuid id;
  private final MetadataTick tick;
  private final Supplier<Sighting> sighting;
  private final Runnable askNow;
  private final Deque<Held<B>> held = new ArrayDeque<>();
  private long confirmedTick = -1;
  private long askedAt;

  private record Held<B>(B batch, long polledAt) {}

  IdentityGuard(Uuid id, MetadataTick tick, Supplier<Sighting> sighting, Runnable askNow) {
    this.id = id;
    this.tick = tick;
    this.sighting = sighting;
    this.askNow = askNow;
  }

  /** Takes a batch just polled. */
  void add(B batch) {
    held.add(new Held<>(batch, System.nanoTime()));
  }

  /**
   * Hands out what may pass, in the order in which it came.
   *
   * @throws TopicReplacedException if the name belongs to another topic now; what is held back may
   *     be of either and is not handed out
   */
  List<B> release() {
    Sighting latest = sighting.get();
    if (latest instanceof Sighting.Seen seen) {
      if (!seen.id().equals(id)) {
        throw new TopicReplacedException(id, seen.id());
      }
      if (seen.askedAt() - tick.lastAt() > 0) {
        confirmedTick = tick.count();
      }
    }
    if (confirmedTick == tick.count()) {
      return releaseUntil(System.nanoTime());
    }
    ask();
    return latest instanceof Sighting.Seen seen ? releaseUntil(seen.askedAt()) : List.of();
  }

  /** Whether so much is held back that polling has to wait. */
  boolean isFull() {
    return held.size() >= MOST_HELD;
  }

  /** Forgets what is held back. */
  void clear() {
    held.clear();
  }

  private void ask() {
    boolean newer = !held.isEmpty() && held.getLast().polledAt() - askedAt > 0;
    if (newer || tick.lastAt() - askedAt > 0) {
      askedAt = System.nanoTime();
      askNow.run();
    }
  }

  private List<B> releaseUntil(long time) {
    List<B> released = new ArrayList<>();
    while (!held.isEmpty() && held.getFirst().polledAt() - time <= 0) {
      released.add(held.removeFirst().batch());
    }
    return released;
  }
}
