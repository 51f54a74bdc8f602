package topicscope.desk.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.AtomicFile;

/**
 * The topics picked last, newest first, at most {@value #MAX} of all clusters together. With a file
 * they survive a restart: one {@code cluster<TAB>topic} per line. A file that can't be read or
 * written is logged and ignored.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class RecentTopics {
  private static final Logger LOG = LoggerFactory.getLogger(RecentTopics.class);
  private static final int MAX = 100;

  private final Optional<Path> file;
  private final List<String> lines = new ArrayList<>();
  private volatile List<String> latest = List.of();

  private RecentTopics(Optional<Path> file) {
    this.file = file;
    file.filter(Files::isRegularFile).ifPresent(this::read);
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
    lines.remove(line);
    lines.addFirst(line);
    while (lines.size() > MAX) {
      lines.removeLast();
    }
    latest = List.copyOf(lines);
    file.ifPresent(path -> Thread.ofVirtual().name("recent").start(() -> write(path)));
  }

  private void read(Path path) {
    try {
      Files.readAllLines(path).stream().limit(MAX).forEach(lines::add);
    } catch (IOException e) {
      LOG.warn("{} can't be read: the latest topics are forgotten", path, e);
    }
  }

  /** Writes the latest list, so that the order of the writing threads does not matter. */
  private synchronized void write(Path path) {
    try {
      AtomicFile.createFolder(path, false);
      String text = String.join("\n", latest) + "\n";
      AtomicFile.write(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("{} can't be written: the latest topics are forgotten", path, e);
    }
  }
}
