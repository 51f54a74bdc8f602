package topicscope.kafka.read;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;
import topicscope.kafka.client.ConsumerMetadata;

/**
 * Makes sure that what a consumer fetches belongs to the topic that is read, and not to another one
 * that was created under its name (decision 10).
 *
 * <p>A consumer fetches by topic id. It learns another id only with new metadata; the id is checked
 * then, and after each poll. So all records of a poll that passes {@link #check()} were fetched by
 * the expected id. When the brokers deny the topic for a while, the consumer forgets the id and
 * fetches by name from the leader it knew; what is polled after that is not trusted either.
 *
 * <p>The id comes from {@link ConsumerMetadata}. With a Kafka client that does not show it, {@link
 * #isExact()} is false and the id is the one that the topic monitor last saw: a re-created topic is
 * then noticed up to 1 s late.
 *
 * <p>Used by the reader thread; {@link #look()} may be called by any.
 */
final class TopicIdentity {
  /** The text of the notice for a Kafka client without the fields. */
  static final String NOTICE =
      "this version of the Kafka client does not show by which topic id it fetches: if the topic is"
          + " deleted and created again, records of both may be mixed for 1 s";

  private final Supplier<Optional<Uuid>> fetched;
  private final boolean exact;
  private volatile @Nullable Uuid expected;
  private volatile @Nullable Uuid other;
  private volatile boolean known;
  private volatile boolean forgotten;

  /** A deserializer of keys that notices new metadata of its consumer before the next fetch. */
  static final class Listener extends ByteBufferDeserializer implements ClusterResourceListener {
    private volatile Runnable action = () -> {};

    @Override
    public void onUpdate(ClusterResource cluster) {
      action.run();
    }
  }

  /**
   * Follows a consumer.
   *
   * @param listener the consumer's deserializer of keys
   * @param observed the id that the topic monitor last saw
   */
  static TopicIdentity of(
      KafkaConsumer<?, ?> consumer,
      Listener listener,
      String topic,
      Supplier<Optional<Uuid>> observed) {
    TopicIdentity identity =
        ConsumerMetadata.of(consumer)
            .map(found ->
                new TopicIdentity(() -> Optional.ofNullable(found.topicIds().get(topic)), true))
            .orElseGet(() -> new TopicIdentity(observed, false));
    listener.action = identity::look;
    return identity;
  }

  /**
   * Follows an id.
   *
   * @param fetched the id by which is fetched; empty while unknown, and always with brokers before
   *     2.8
   */
  TopicIdentity(Supplier<Optional<Uuid>> fetched, boolean exact) {
    this.fetched = fetched;
    this.exact = exact;
  }

  /** Whether the id is that of the fetches, not only the one that the monitor sees. */
  boolean isExact() {
    return exact;
  }

  /** From now on this topic is read. */
  void expect(Uuid id) {
    expected = id;
    other = null;
    known = false;
    forgotten = false;
    look();
  }

  /** Notes if another id has come up, or the known one has gone. */
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
   * Looks, and throws if the id has not been the same since {@link #expect}.
   *
   * @throws TopicReplacedException if there is another; the last poll may hold records of either
   * @throws ReopenConsumerException if there was none for a while; the last poll may hold records
   *     of any
   */
  void check() {
    look();
    Uuid wanted = expected;
    Uuid found = other;
    if (wanted != null && found != null) {
      throw new TopicReplacedException(wanted, found);
    }
    if (forgotten) {
      throw new ReopenConsumerException("the brokers didn't know the topic for a while");
    }
  }
}
