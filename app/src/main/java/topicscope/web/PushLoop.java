package topicscope.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;

/**
 * Makes the messages of the stream, at most ten times a second and only while there are clients:
 * each once for all clients with the same view. It never waits for a client; readers never wait for
 * it.
 */
final class PushLoop implements AutoCloseable {
  /** How many clients there may be. */
  static final int MAX_CLIENTS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(PushLoop.class);
  private static final long TICK_NANOS = 100_000_000;
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Supplier<List<PageTopic>> topics;
  private final List<PageClient> clients = new CopyOnWriteArrayList<>();
  private final Map<Key, TopicStream> streams = new HashMap<>();
  private final Loop loop;
  private long tickAt = System.nanoTime() - TICK_NANOS;

  /** A topic is followed by what reads it: another reading of the same name starts again. */
  private record Key(PageTopic topic, PageView view) {}

  /**
   * @param topics the topics of the page; must be quick
   */
  PushLoop(Supplier<List<PageTopic>> topics) {
    this.topics = topics;
    loop =
        Loop.interruptible("web-push", this::run, failure -> LOG.error("Pushing failed", failure))
            .start();
  }

  /** Takes a client; false if there are too many. */
  synchronized boolean add(PageClient client) {
    if (clients.size() >= MAX_CLIENTS) {
      return false;
    }
    clients.add(client);
    loop.wake();
    return true;
  }

  void remove(PageClient client) {
    client.close();
    clients.remove(client);
  }

  int clients() {
    return clients.size();
  }

  @Override
  public void close() {
    loop.close();
    clients.forEach(PageClient::close);
  }

  private Duration run() throws IOException {
    if (clients.isEmpty()) {
      streams.clear();
      return Loop.UNTIL_WOKEN;
    }
    long early = TICK_NANOS - (System.nanoTime() - tickAt);
    if (early > 0) {
      return Duration.ofNanos(early);
    }
    List<PageTopic> now = topics.get();
    List<String> names = now.stream().map(PageTopic::name).toList();
    follow(now);
    if (!hasNews(names)) {
      return LOOK;
    }
    tickAt = System.nanoTime();
    for (TopicStream stream : streams.values()) {
      stream.advance();
    }
    for (PageClient client : clients) {
      client.offer(names, of(client.view()));
    }
    return LOOK;
  }

  private boolean hasNews(List<String> names) {
    return streams.values().stream().anyMatch(TopicStream::hasNews)
        || clients.stream().anyMatch(client -> client.lacks(names, of(client.view())));
  }

  private Collection<TopicStream> of(PageView view) {
    return streams.entrySet().stream()
        .filter(entry -> entry.getKey().view().equals(view))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Begins the streams that clients want, and forgets the others. */
  private void follow(List<PageTopic> now) {
    streams
        .keySet()
        .removeIf(key ->
            !now.contains(key.topic())
                || clients.stream()
                    .noneMatch(client ->
                        client.view().equals(key.view()) && client.wants(key.topic().name())));
    for (PageClient client : clients) {
      for (PageTopic topic : now) {
        if (client.wants(topic.name())) {
          streams.computeIfAbsent(
              new Key(topic, client.view()), key -> new TopicStream(topic, key.view()));
        }
      }
    }
  }
}
