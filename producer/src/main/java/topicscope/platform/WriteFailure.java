package topicscope.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Objects;
import java.util.regex.Pattern;

/** Says in a sentence why a file could not be written, and what to do. */
final class WriteFailure {
  private static final long FULL_BELOW_BYTES = 1 << 16;
  private static final Pattern FULL =
      Pattern.compile(
          "no space|not enough space|out of disk space|quota", Pattern.CASE_INSENSITIVE);

  private WriteFailure() {}

  /** An error that has been explained already. */
  private static final class Explained extends IOException {
    private static final long serialVersionUID = 1;

    Explained(String sentence) {
      super(sentence);
    }

    Explained(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * Refuses a place where no file can be.
   *
   * @throws IOException with a sentence for the user
   */
  static void checkPlace(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new Explained(file + " is a folder: name a file in it");
    }
    Path folder = folder(file);
    if (!Files.isDirectory(folder)) {
      throw new Explained(
          "there is no folder " + folder + ": make it, or choose another place for the file");
    }
  }

  /** The same trouble in words. */
  static IOException explain(Path file, Exception trouble) {
    return switch (trouble) {
      case Explained known -> known;
      case AccessDeniedException denied ->
          new Explained("no right to write into the folder " + folder(file), denied);
      case ReadOnlyFileSystemException readOnly ->
          new Explained("the file system of " + folder(file) + " can only be read", readOnly);
      case IOException e when isFull(file, e) ->
          new Explained(
              "no space left on the disk for " + file + ": nothing was left behind there", e);
      case FileSystemException e ->
          new Explained(
              "can't write " + file + ": " + Objects.toString(e.getReason(), "refused"), e);
      default ->
          new Explained(Objects.toString(trouble.getMessage(), "can't write " + file), trouble);
    };
  }

  private static boolean isFull(Path file, IOException trouble) {
    if (FULL.matcher(Objects.toString(trouble.getMessage(), "")).find()) {
      return true;
    }
    try {
      return Files.getFileStore(folder(file)).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path folder(Path file) {
    return Objects.requireNonNullElse(file.getParent(), file);
  }
}
