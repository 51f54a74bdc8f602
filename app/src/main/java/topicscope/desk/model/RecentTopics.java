package topicscope.desk.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.AtomicFile;
import topicscope.platform.FileLock;

/**
 * The topics picked last, newest first, at most {@value #MAX} of all clusters together. With a file
 * they survive a restart: one {@code cluster<TAB>topic} per line. A file that can't be read or
 * written is logged and ignored.
 *
 * <p>Owned by the JavaFX thread. Only {@link #close()} blocks.
 */
public final class RecentTopics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecentTopics.class);
  private static final int MAX = 100;
  private static final int MAX_BYTES = 1 << 20;
  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final Optional<Path> file;
  private final List<String> lines = new ArrayList<>();
  private final Queue<String> unsaved = new ConcurrentLinkedQueue<>();
  private Optional<Thread> writing = Optional.empty();

  private RecentTopics(Optional<Path> file) {
    this.file = file;
    file.ifPresent(path -> lines.addAll(read(path)));
  }

  /** Kept in memory only. */
  public static RecentTopics forThisRun() {
    return new RecentTopics(Optional.empty());
  }

  /** Kept in a file. The file and its folder are created when needed. */
  public static RecentTopics in(Path file) {
    return new RecentTopics(Optional.of(file));
  }

  /** The topics of a cluster, newest first. */
  public List<String> of(String cluster) {
    String start = cluster + "\t";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  /** Adds a topic, or moves it to the front. */
  public void add(String cluster, String topic) {
    String line = cluster + "\t" + topic;
    if (!lines.isEmpty() && lines.getFirst().equals(line)) {
      return;
    }
    putFirst(lines, line);
    unsaved.add(line);
    writing = file.map(path -> Thread.ofVirtual().name("recent").start(() -> write(path)));
  }

  /** Waits until the topic picked last is written, at most 2 s. When the owner has ended. */
  @Override
  public void close() {
    try {
      if (writing.isPresent() && !writing.get().join(CLOSE_WAIT)) {
        LOG.warn("The topic picked last could not be saved in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void putFirst(List<String> lines, String line) {
    lines.remove(line);
    lines.addFirst(line);
    while (lines.size() > MAX) {
      lines.removeLast();
    }
  }

  private static List<String> read(Path path) {
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
        return List.of();
      }
      return Files.readAllLines(path).stream().limit(MAX).toList();
    } catch (IOException e) {
      LOG.warn("{} can't be read: the latest topics are forgotten", path, e);
      return List.of();
    }
  }

  /** Adds to the file what is not in it yet; other windows may have written it meanwhile. */
  private synchronized void write(Path path) {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try (FileLock _ = FileLock.take(lock, LOCK_WAIT)) {
      List<String> kept = new ArrayList<>(read(path));
      for (String line = unsaved.poll(); line != null; line = unsaved.poll()) {
        putFirst(kept, line);
      }
      String text = String.join("\n", kept) + "\n";
      AtomicFile.write(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("{} can't be written: the latest topics are forgotten", path, e);
    }
  }
}
