package topicscope.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of topics. A cluster goes by its id; by its address, until the cluster has said its
 * id. Not thread-safe.
 *
 * <p>Bounded: beyond {@value #MAX_TOPICS} topics the one that was changed longest ago goes, those
 * without rules first.
 */
public final class KeptTopics {
  static final int MAX_TOPICS = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(KeptTopics.class);

  /** The id that each address had last. */
  private final SequencedMap<String, String> ids = new LinkedHashMap<>();

  /** The topic changed last is the last. */
  private final SequencedMap<TopicKey, TopicSettings> topics = new LinkedHashMap<>();

  /**
   * A topic.
   *
   * @param cluster the id of its cluster, or its address
   */
  public record TopicKey(String cluster, String topic) {}

  /** The key of a topic at an address. */
  public TopicKey key(String servers, String topic) {
    return new TopicKey(ids.getOrDefault(servers, servers), topic);
  }

  /** What is kept for a topic; empty if nothing was ever set up. */
  public Optional<TopicSettings> find(TopicKey key) {
    return Optional.ofNullable(topics.get(key));
  }

  /** All topics, the one changed last at the end. */
  public SequencedMap<TopicKey, TopicSettings> all() {
    return Collections.unmodifiableSequencedMap(topics);
  }

  /** The id that each address had last. */
  public SequencedMap<String, String> ids() {
    return Collections.unmodifiableSequencedMap(ids);
  }

  /** Changes what is kept for a topic. */
  public void change(TopicKey key, UnaryOperator<TopicSettings> change) {
    topics.putLast(key, change.apply(topics.getOrDefault(key, TopicSettings.NONE)));
    shrink();
  }

  /**
   * Takes the id of the cluster at an address. What was kept by the address, because no id was
   * known, is kept by the id from now on.
   *
   * @return whether that is news
   */
  public boolean learn(String servers, String id) {
    if (id.equals(ids.putLast(servers, id))) {
      return false;
    }
    while (ids.size() > MAX_TOPICS) {
      ids.pollFirstEntry();
    }
    for (Map.Entry<TopicKey, TopicSettings> guess : List.copyOf(topics.entrySet())) {
      if (guess.getKey().cluster().equals(servers)) {
        topics.remove(guess.getKey());
        change(
            new TopicKey(id, guess.getKey().topic()),
            kept -> kept.changed(TopicSettings.NONE, guess.getValue()));
      }
    }
    return true;
  }

  /** Takes over everything of another one. */
  public void replace(KeptTopics other) {
    ids.clear();
    ids.putAll(other.ids);
    topics.clear();
    topics.putAll(other.topics);
    shrink();
  }

  private void shrink() {
    while (topics.size() > MAX_TOPICS) {
      dropOldest();
    }
  }

  /**
   * Drops the topic changed longest ago, but never the one changed last.
   *
   * @return false if there is no other
   */
  boolean dropOldest() {
    List<Map.Entry<TopicKey, TopicSettings>> others =
        topics.entrySet().stream().limit(Math.max(0, topics.size() - 1)).toList();
    Optional<TopicKey> oldest =
        others.stream()
            .filter(one -> one.getValue().alerts().isEmpty())
            .findFirst()
            .or(() -> others.stream().findFirst())
            .map(Map.Entry::getKey);
    oldest.ifPresent(key -> {
      LOG.info("Too much is kept of topics: {} is forgotten", key);
      topics.remove(key);
    });
    return oldest.isPresent();
  }
}
