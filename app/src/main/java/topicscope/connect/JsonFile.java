package topicscope.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.AtomicFile;

/**
 * A file with one JSON object. It is written whole or not at all. A broken file is set aside under
 * another name, never overwritten. Messages never contain its content.
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

  /** Its path. */
  Path path() {
    return file;
  }

  /**
   * Its content; empty without a file.
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

  /** Its content, or a new object without a file. */
  ObjectNode readOrNew() throws IOException {
    return read().orElseGet(JSON::createObjectNode);
  }

  /** Renames a broken file and says so; if it can't be renamed, returns that advice. */
  String setAside(String otherwise) {
    Path aside = file.resolveSibling(file.getFileName() + ".broken-" + STAMP.format(Instant.now()));
    LOG.warn("{} is set aside as {}", file, aside.getFileName());
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return "it was set aside as " + aside.getFileName();
    } catch (IOException e) {
      return otherwise;
    }
  }

  /** Writes the file for its owner only, whole or not at all. */
  void write(ObjectNode all) throws IOException {
    AtomicFile.writeOwnerOnly(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }

  /** The file exists but is invalid. */
  static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenException(String message) {
      super(message);
    }
  }
}
