package topicscope.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manual pages and the completions of the shells, as the programs print them. */
final class Manual {
  private Manual() {}

  /** Writes them to the folder as systems look for them below {@code /usr/share}. */
  static Path write(Path program, Path producer, Path share) throws IOException {
    return Files.createDirectories(share);
  }
}
