package topicscope.platform;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path as a user types it. */
public final class UserPath {
  private UserPath() {}

  /** Reads a path. A leading {@code ~/} is the user's home folder. Empty for no path at all. */
  public static Optional<Path> parse(String text) {
    String typed = text.strip();
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(withoutTilde(typed)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String withoutTilde(String typed) {
    return typed.startsWith("~/") ? System.getProperty("user.home") + typed.substring(1) : typed;
  }
}
