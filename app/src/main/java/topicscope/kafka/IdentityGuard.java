package topicscope.kafka;

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
 * <p>Used by the reader thread; {@link #look()} may be called by any.
 */
final class IdentityGuard {
  private final Supplier<Optional<Uuid>> fetched;
  private volatile @Nullable Uuid expected;
  private volatile @Nullable Uuid other;

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
    look();
  }

  /** Notes if another id has come up. */
  void look() {
    Uuid wanted = expected;
    if (wanted != null) {
      fetched.get().filter(id -> !id.equals(wanted)).ifPresent(id -> other = id);
    }
  }

  /**
   * Looks, and complains if another id has come up since {@link #expect}.
   *
   * @throws TopicReplacedException then; what was polled last may be of either topic
   */
  void check() {
    look();
    Uuid wanted = expected;
    Uuid found = other;
    if (wanted != null && found != null) {
      throw new TopicReplacedException(wanted, found);
    }
  }
}
