package topicscope.kafka.read;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what a consumer fetches belongs to the topic that is being read, and not to
 * another one that was created under its name.
 *
 * <p>A consumer fetches by topic id, and learns another id only when it hears anew what its topics
 * are; the id is looked at then, and after each poll. So records polled without a complaint were
 * fetched by the expected id, all of them.
 *
 * <p>When its brokers say for a while that there is no such topic, the consumer forgets the id and
 * fetches by the name alone from the leader it knew, which may have another topic of that name by
 * then. So what is polled after that counts for nothing, either.
 *
 * <p>Used by the reader thread; {@link #look()} may be called by any.
 */
final class IdentityGuard {
  private final Supplier<Optional<Uuid>> fetched;
  private volatile @Nullable Uuid expected;
  private volatile @Nullable Uuid other;
  private volatile boolean known;
  private volatile boolean forgotten;

  /**
   * @param fetched by which id the consumer fetches now
   */
  IdentityGuard(Supplier<Optional<Uuid>> fetched) {
    this.fetched = fetched;
  }

  /** From now on this topic is read. */
  void expect(Uuid id) {
    expected = id;
    other = null;
    known = false;
    forgotten = false;
    look();
  }

  /** Notes if another id has come up, or the one that was there has gone. */
  void look() {
    Uuid wanted = expected;
    Optional<Uuid> now = fetched.get();
    if (now.isEmpty()) {
      if (known) {
        forgotten = true;
      }
    } else if (now.get().equals(wanted)) {
      known = true;
    } else if (wanted != null) {
      other = now.get();
    }
  }

  /**
   * Looks, and complains if the id isn't the same since {@link #expect}.
   *
   * @throws TopicReplacedException if there is another; what was polled last may be of either topic
   * @throws ReopenConsumerException if there was none for a while; what was polled last may be of
   *     any
   */
  void check() {
    look();
    Uuid wanted = expected;
    Uuid found = other;
    if (wanted != null && found != null) {
      throw new TopicReplacedException(wanted, found);
    }
    if (forgotten) {
      throw new ReopenConsumerException("the brokers didn't know the topic for a while", false);
    }
  }
}
