package topicscope.desk.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import topicscope.export.TimeFormat;

/**
 * What the user has filled in to export something. Immutable; knows no toolkit.
 *
 * @param kind what
 * @param scale how many times as sharp a picture is, 1 to 4
 * @param colours the colours of a picture
 * @param time how times are written in a table
 * @param file where to, as it was typed
 */
public record ExportForm(
    ExportKind kind, int scale, Colours colours, TimeFormat time, String file) {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final int LONGEST_NAME = 80;

  /** The colours of a picture. */
  enum Colours {
    /** As in the window. */
    AS_SEEN("as in the window"),
    /** Dark on light. */
    LIGHT("light"),
    /** Light on dark. */
    DARK("dark");

    private final String title;

    Colours(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** A form for something of that name, in a folder, with a file name that says when. */
  static ExportForm of(ExportKind kind, String name, Path folder, LocalDateTime now) {
    String file = fileName(name) + "-" + STAMP.format(now) + kind.extension();
    return new ExportForm(
        kind, 2, Colours.AS_SEEN, TimeFormat.ISO, folder.resolve(file).toString());
  }

  /** The same for something else; the ending of the file's name follows. */
  ExportForm withKind(ExportKind other) {
    String named =
        file.endsWith(kind.extension())
            ? file.substring(0, file.length() - kind.extension().length()) + other.extension()
            : file;
    return new ExportForm(other, scale, colours, time, named);
  }

  ExportForm withScale(int other) {
    return new ExportForm(kind, other, colours, time, file);
  }

  ExportForm withColours(Colours other) {
    return new ExportForm(kind, scale, other, time, file);
  }

  ExportForm withTime(TimeFormat other) {
    return new ExportForm(kind, scale, colours, other, file);
  }

  ExportForm withFile(String other) {
    return new ExportForm(kind, scale, colours, time, other);
  }

  /** Where to; a tilde is the user's own folder. Empty if nothing or nonsense was typed. */
  Optional<Path> path() {
    return path(file);
  }

  /** The same of any text. */
  public static Optional<Path> path(String text) {
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

  private static String fileName(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    String bounded = safe.length() <= LONGEST_NAME ? safe : safe.substring(0, LONGEST_NAME);
    return bounded.isBlank() || bounded.startsWith(".") ? "topicscope" + bounded : bounded;
  }
}
