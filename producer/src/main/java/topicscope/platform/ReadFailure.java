package topicscope.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Why a file could not be read, in words. */
public final class ReadFailure {
  private ReadFailure() {}

  /** A sentence without a full stop. */
  public static String reason(Path file, IOException trouble) {
    return switch (trouble) {
      case NoSuchFileException _ -> "there is no file " + file;
      case AccessDeniedException _ -> "no right to read " + file;
      default -> file + ": " + Objects.toString(trouble.getMessage(), "it can't be read");
    };
  }
}
