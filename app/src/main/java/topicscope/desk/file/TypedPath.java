package topicscope.desk.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import topicscope.platform.UserFolder;

/** A path as the user types it. */
public final class TypedPath {
  private TypedPath() {}

  /** The path; a leading tilde is the home folder. Empty if the text is blank or no path. */
  public static Optional<Path> parse(String text) {
    String typed = text.strip();
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(withoutTilde(typed)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String withoutTilde(String typed) {
    return typed.startsWith("~/") ? UserFolder.home() + typed.substring(1) : typed;
  }
}
