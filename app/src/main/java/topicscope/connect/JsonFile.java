package topicscope.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with one JSON object. It is written whole or not at all; one that can't be understood is
 * set aside under another name, never overwritten. What stands in it is never told in a message.
 */
final class JsonFile {
  private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MAX_BYTES = 4 << 20;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path file;

  JsonFile(Path file) {
    this.file = file;
  }

  /** Where it is. */
  Path path() {
    return file;
  }

  /**
   * What it holds; empty when there is no such file.
   *
   * @throws BrokenException if it is no JSON object
   * @throws IOException if it can't be read
   */
  Optional<ObjectNode> read() throws IOException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BrokenException(file + " is too large");
      }
      if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode all) {
        return Optional.of(all);
      }
      throw new BrokenException(file + " holds no JSON object");
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new BrokenException(file + " is not valid JSON, line " + line);
    }
  }

  /** What it holds, or a new object when there is no such file. */
  ObjectNode readOrNew() throws IOException {
    return read().orElseGet(JSON::createObjectNode);
  }

  /**
   * Gives a broken file another name; returns it.
   *
   * @throws IOException if it can't be renamed
   */
  Path setAside() throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".broken-" + STAMP.format(Instant.now()));
    LOG.warn("{} is set aside as {}", file, aside.getFileName());
    return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes beside the file and moves it there, so that it is never half there. */
  void write(ObjectNode all, FileAttribute<?>... attributes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path half = file.resolveSibling(file.getFileName() + ".new-" + ProcessHandle.current().pid());
    Files.deleteIfExists(half);
    try {
      try (FileChannel channel =
          FileChannel.open(
              half,
              Set.copyOf(EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)),
              attributes)) {
        ByteBuffer bytes =
            ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** The file is there and makes no sense. */
  static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenException(String message) {
      super(message);
    }
  }
}
