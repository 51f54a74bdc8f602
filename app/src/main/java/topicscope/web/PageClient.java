package topicscope.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One client of the stream: what it looks at, and the latest message of each topic that it has not
 * taken yet. A message that was not taken when the next one comes is dropped, and later replaced by
 * one that tells everything; so a client that doesn't read holds no more than a few numbers.
 *
 * <p>The push thread offers, the client's own thread takes.
 */
final class PageClient {
  private static final long MISSED = -1;

  private final PageView view;
  private final Set<String> topics;
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, byte[]> pending = new LinkedHashMap<>();
  private Optional<List<String>> offered = Optional.empty();

  /** Whether its thread waits, or will as soon as it runs. */
  private boolean waits = true;

  private boolean topicsChanged;
  private boolean closed;

  /**
   * What a client gets at a time.
   *
   * @param names all topics of the page; empty if they are still the same
   * @param topics messages of topics, as JSON
   */
  record Message(Optional<List<String>> names, List<byte[]> topics) {}

  /**
   * @param topics the topics it looks at; empty for all
   */
  PageClient(PageView view, Set<String> topics) {
    this.view = view;
    this.topics = Set.copyOf(topics);
  }

  PageView view() {
    return view;
  }

  boolean wants(String topic) {
    return topics.isEmpty() || topics.contains(topic);
  }

  /** Whether the client waits for something that it hasn't. */
  synchronized boolean lacks(List<String> names, Collection<TopicStream> streams) {
    return waits
        && (isNew(names)
            || streams.stream()
                .anyMatch(stream ->
                    wants(stream.name())
                        && !pending.containsKey(stream.name())
                        && versions.getOrDefault(stream.name(), MISSED) != stream.version()));
  }

  private boolean isNew(List<String> names) {
    return offered.filter(names::equals).isEmpty();
  }

  /**
   * Offers what is new: the names of all topics if they have changed; of each topic its news, or
   * everything if the client has missed some and waits for it.
   */
  synchronized void offer(List<String> names, Collection<TopicStream> streams) throws IOException {
    if (isNew(names)) {
      offered = Optional.of(names);
      topicsChanged = true;
      versions.keySet().retainAll(names);
      pending.keySet().retainAll(names);
    }
    for (TopicStream stream : streams) {
      offer(stream);
    }
    if (topicsChanged || !pending.isEmpty()) {
      notifyAll();
    }
  }

  private void offer(TopicStream stream) throws IOException {
    String topic = stream.name();
    long known = versions.getOrDefault(topic, MISSED);
    if (!wants(topic) || known == stream.version()) {
      return;
    }
    if (pending.remove(topic) != null) {
      known = MISSED;
    }
    Optional<byte[]> next =
        known == stream.version() - 1
            ? stream.news()
            : waits ? Optional.of(stream.whole()) : Optional.empty();
    next.ifPresent(message -> pending.put(topic, message));
    versions.put(topic, next.isPresent() ? stream.version() : MISSED);
  }

  /**
   * Waits for something new.
   *
   * @return empty after that time, and when the client is closed
   */
  synchronized Optional<Message> take(long maxMs) throws InterruptedException {
    long deadline = System.nanoTime() + maxMs * 1_000_000;
    waits = true;
    try {
      long leftMs = maxMs;
      while (!closed && pending.isEmpty() && !topicsChanged && leftMs > 0) {
        wait(leftMs);
        leftMs = (deadline - System.nanoTime()) / 1_000_000;
      }
    } finally {
      waits = false;
    }
    if (closed || (pending.isEmpty() && !topicsChanged)) {
      return Optional.empty();
    }
    Message message =
        new Message(topicsChanged ? offered : Optional.empty(), new ArrayList<>(pending.values()));
    topicsChanged = false;
    pending.clear();
    return Optional.of(message);
  }

  /** Ends it; a take that waits returns. For any thread. */
  synchronized void close() {
    closed = true;
    pending.clear();
    notifyAll();
  }

  /** The bytes of messages that it has not taken. */
  synchronized long heldBytes() {
    return pending.values().stream().mapToLong(message -> message.length).sum();
  }

  synchronized boolean isClosed() {
    return closed;
  }
}
