package topicscope.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Objects;
import java.util.regex.Pattern;

/** Explains why a file could not be read or written, in a sentence, with what to do. */
public final class FileFailure {
  private static final long FULL_BELOW_BYTES = 1 << 16;
  private static final Pattern FULL =
      Pattern.compile(
          "no space|not enough space|out of disk space|quota", Pattern.CASE_INSENSITIVE);

  private static final Pattern READ_ONLY = Pattern.compile("read-only", Pattern.CASE_INSENSITIVE);

  private FileFailure() {}

  /** A failure that is explained already. */
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
   * Explains why a file could not be read.
   *
   * @return a sentence without a full stop that names the file
   */
  public static String reading(Path file, IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no file " + file;
      case AccessDeniedException _ -> "no right to read " + file;
      default -> file + ": " + Objects.toString(failure.getMessage(), "it can't be read");
    };
  }

  /**
   * Explains why a file could not be written.
   *
   * @return a sentence without a full stop
   */
  public static String writing(Path file, IOException failure) {
    return Objects.toString(explain(file, failure).getMessage(), "can't write " + file);
  }

  /**
   * Refuses a path that can't be a file.
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

  /** The failure of writing, in words. */
  static IOException explain(Path file, Exception failure) {
    return switch (failure) {
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
          new Explained(Objects.toString(failure.getMessage(), "can't write " + file), failure);
    };
  }

  private static boolean isFull(Path file, IOException failure) {
    String why = Objects.toString(failure.getMessage(), "");
    if (READ_ONLY.matcher(why).find()) {
      return false;
    }
    if (FULL.matcher(why).find()) {
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
