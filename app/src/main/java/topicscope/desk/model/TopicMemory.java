package topicscope.desk.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.workspace.KeptTopics;
import topicscope.workspace.KeptTopics.TopicKey;
import topicscope.workspace.TopicSettings;
import topicscope.workspace.TopicsFile;

/**
 * What the user set up for topics, in this run and in earlier ones. With a file it is shared with
 * other windows.
 *
 * <p>Owned by the JavaFX thread. The file is read and written on another thread. That is an
 * executor and not a {@code Loop}, because it works only on request. Only {@link #close()} blocks.
 */
public final class TopicMemory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicMemory.class);
  private static final long CLOSE_S = 2;
  private static final int MAX_UNSAVED = 1_000;

  private final Optional<TopicsFile> file;
  private final Executor owner;
  private final KeptTopics topics;
  private final Set<String> unkept = new HashSet<>();

  /** Of the worker. */
  private final List<Consumer<KeptTopics>> unsaved = new ArrayList<>();

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("topics").daemon().factory());
  private String trouble;
  private long changes;
  private boolean closed;

  private TopicMemory(Optional<TopicsFile> file, TopicsFile.Content content, Executor owner) {
    this.file = file;
    this.owner = owner;
    topics = content.topics();
    trouble = content.trouble().orElse("");
  }

  /** Lasts until the program ends. */
  public static TopicMemory forThisRun() {
    return new TopicMemory(
        Optional.empty(),
        new TopicsFile.Content(new KeptTopics(), Optional.empty()),
        Platform::runLater);
  }

  /** Kept in a file, which is read at once. May be called on any thread. */
  public static TopicMemory in(TopicsFile file) {
    return new TopicMemory(Optional.of(file), file.load(), Platform::runLater);
  }

  /** What of the file can't be used or written, in a sentence; empty if all is well. */
  public String trouble() {
    return trouble;
  }

  /** Writes nothing about the cluster at that address: it is a demo. */
  public void passOver(String servers) {
    unkept.add(withoutLogin(servers));
  }

  /** Takes the id of the cluster at an address. */
  void learn(String servers, String id) {
    String address = withoutLogin(servers);
    if (topics.learn(address, id)) {
      changes++;
      save(address, kept -> kept.learn(address, id));
    }
  }

  /** The key of a topic at an address. */
  public TopicKey key(String servers, String topic) {
    return topics.key(withoutLogin(servers), topic);
  }

  /** What is kept for a topic; empty if nothing was ever set up. */
  Optional<TopicSettings> find(TopicKey key) {
    return topics.find(key);
  }

  /** All topics that something was set up for. */
  public Map<TopicKey, TopicSettings> all() {
    return topics.all();
  }

  /** An address of a cluster. */
  public String address(TopicKey key) {
    return topics.ids().reversed().entrySet().stream()
        .filter(entry -> entry.getValue().equals(key.cluster()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(key::cluster);
  }

  /** Keeps what differs between two settings of a topic; everything else stays as it is kept. */
  void change(TopicKey key, TopicSettings before, TopicSettings now) {
    if (!before.equals(now)) {
      changes++;
      topics.change(key, kept -> kept.changed(before, now));
      save(address(key), kept -> kept.change(key, one -> one.changed(before, now)));
    }
  }

  /** Takes over what other windows have changed, soon. Called once a second. */
  void refresh() {
    if (closed) {
      return;
    }
    file.ifPresent(kept -> {
      long asked = changes;
      worker.execute(() -> {
        flush(kept, asked);
        if (unsaved.isEmpty() && kept.isChanged()) {
          TopicsFile.Content content = kept.load();
          owner.execute(() -> {
            content.trouble().ifPresent(this::say);
            take(content.topics(), asked);
          });
        }
      });
    });
  }

  private void save(String servers, Consumer<KeptTopics> change) {
    if (!closed && !unkept.contains(servers)) {
      long asked = changes;
      file.ifPresent(kept ->
          worker.execute(() -> {
            unsaved.add(change);
            flush(kept, asked);
          }));
    }
  }

  /** Writes what is not written yet; what can't be written is tried again. On the worker. */
  private void flush(TopicsFile kept, long asked) {
    if (unsaved.isEmpty()) {
      return;
    }
    try {
      TopicsFile.Content content = kept.change(now -> unsaved.forEach(one -> one.accept(now)));
      unsaved.clear();
      owner.execute(() -> {
        say(content.trouble().orElse(""));
        take(content.topics(), asked);
      });
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("The settings of topics could not be saved", e);
      while (unsaved.size() > MAX_UNSAVED) {
        unsaved.removeFirst();
      }
      String reason = e instanceof IOException ? e.getMessage() : e.toString();
      owner.execute(() -> say("What is set up for topics can't be kept: " + reason));
    }
  }

  /**
   * Takes over what the file holds, also from other windows.
   *
   * @param asked what had been changed here when it was read: later changes are written after it
   */
  private void take(KeptTopics content, long asked) {
    if (asked != changes) {
      return;
    }
    unkept.forEach(servers ->
        Optional.ofNullable(topics.ids().get(servers)).ifPresent(id -> content.learn(servers, id)));
    topics
        .all()
        .forEach((key, settings) -> {
          if (unkept.contains(address(key))) {
            content.change(key, none -> settings);
          }
        });
    topics.replace(content);
  }

  private void say(String sentence) {
    trouble = sentence;
  }

  /** The part before an at sign may be a login, which must not be kept. */
  private static String withoutLogin(String servers) {
    return servers.replaceAll("[^,\\s]*@", "");
  }

  /** Saves what is left, and ends the thread; waits at most 2 s. When the owner has ended. */
  @Override
  public void close() {
    closed = true;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_S, TimeUnit.SECONDS)) {
        LOG.warn("The settings of topics could not be saved in time");
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
