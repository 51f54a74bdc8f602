package topicscope.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.AtomicFile;
import topicscope.platform.FileFailure;
import topicscope.platform.FileLock;

/**
 * The file of what is kept of topics, see {@code app/docs/workspace.md}. It contains no secret.
 *
 * <p>Thread-safe. Each change reads the file and replaces it under a lock between processes:
 * several windows share it, and each keeps the changes of the others. One that can't be used is set
 * aside; one of a later version is left as it is, and then nothing is kept.
 */
public final class TopicsFile {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsFile.class);
  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 16 << 20;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path file;
  private final KeptTopics last = new KeptTopics();
  private Optional<FileTime> seen = Optional.empty();

  /**
   * The result of reading.
   *
   * @param topics the content; empty without a usable one
   * @param trouble a message for the user, if any
   */
  public record Content(KeptTopics topics, Optional<String> trouble) {}

  /**
   * @param file the file; it and its folder need not exist
   */
  public TopicsFile(Path file) {
    this.file = file;
  }

  /** Reads the file. Never fails: every content has a result. */
  public synchronized Content load() {
    try {
      seen = modified();
      last.replace(TopicsJson.read(bytes()).topics());
      return new Content(copy(), Optional.empty());
    } catch (NoSuchFileException e) {
      last.replace(new KeptTopics());
      return new Content(copy(), Optional.empty());
    } catch (TopicsJson.LaterVersionException e) {
      return new Content(
          new KeptTopics(),
          Optional.of(
              file + " is left as it is: " + e.getMessage() + ". Nothing is kept of topics"));
    } catch (UnknownWorkspaceException e) {
      return new Content(copy(), Optional.of(setAside(e)));
    } catch (IOException e) {
      return new Content(
          copy(),
          Optional.of("What is kept of topics can't be read: " + FileFailure.reading(file, e)));
    }
  }

  /** Whether another window has changed the file since it was last read or written here. */
  public synchronized boolean isChanged() {
    return !modified().equals(seen);
  }

  /**
   * Changes what the file holds now.
   *
   * @return the whole content
   * @throws IOException if it can't be written, with a message for the user; it is unchanged then
   */
  public synchronized Content change(Consumer<KeptTopics> change) throws IOException {
    try (FileLock _ = FileLock.take(file.resolveSibling(file.getFileName() + ".lock"), LOCK_WAIT)) {
      Optional<String> trouble = Optional.empty();
      TopicsJson.Parsed before;
      try {
        before = TopicsJson.read(bytes());
      } catch (NoSuchFileException e) {
        before = TopicsJson.EMPTY;
      } catch (UnknownWorkspaceException e) {
        // What this window knows of it is better than nothing.
        trouble = Optional.of(setAside(e));
        before = new TopicsJson.Parsed(TopicsJson.EMPTY.tree(), copy());
      }
      last.replace(before.topics());
      change.accept(last);
      AtomicFile.write(file, text(before));
      seen = modified();
      return new Content(copy(), trouble);
    }
  }

  private byte[] text(TopicsJson.Parsed before) throws IOException {
    byte[] text = TopicsJson.text(last, before);
    while (text.length > MAX_BYTES) {
      if (!last.dropOldest()) {
        throw new IOException("The settings of one topic are too many to keep");
      }
      text = TopicsJson.text(last, before);
    }
    return text;
  }

  private KeptTopics copy() {
    KeptTopics copy = new KeptTopics();
    copy.replace(last);
    return copy;
  }

  private byte[] bytes() throws IOException, UnknownWorkspaceException {
    if (Files.size(file) > MAX_BYTES) {
      throw new UnknownWorkspaceException("it is larger than it can be");
    }
    return Files.readAllBytes(file);
  }

  private Optional<FileTime> modified() {
    try {
      return Optional.of(Files.getLastModifiedTime(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String setAside(UnknownWorkspaceException why) {
    String stamp = STAMP.format(LocalDateTime.now(ZoneId.systemDefault()));
    Path aside = file.resolveSibling(file.getFileName() + "." + stamp + ".aside");
    String told = "What was kept of topics can't be used: " + why.getMessage() + ". ";
    try {
      Files.move(file, aside);
      return told + "It is set aside as " + aside;
    } catch (IOException e) {
      LOG.warn("{} can't be set aside", file, e);
      return told + "It can't be set aside either: " + FileFailure.writing(aside, e);
    }
  }
}
