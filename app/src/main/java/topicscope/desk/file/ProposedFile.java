package topicscope.desk.file;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names for new files. */
public final class ProposedFile {
  private static final int MAX_NAME_LENGTH = 80;

  private ProposedFile() {}

  /**
   * A file that isn't there yet. Asks the file system, so not for the JavaFX thread.
   *
   * @param name any text: a topic, a cluster
   * @param extension the end of the name, with its dot
   */
  public static Path in(Path folder, String name, String extension) {
    String safe = safe(name);
    Path file = folder.resolve(safe + extension);
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(safe + "-" + i + extension);
    }
    return file;
  }

  /** A text as a part of a file name: no hidden file, no folder, not too long. */
  public static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    String bounded = safe.length() <= MAX_NAME_LENGTH ? safe : safe.substring(0, MAX_NAME_LENGTH);
    return bounded.isBlank() || bounded.startsWith(".") ? "topicscope" + bounded : bounded;
  }
}
