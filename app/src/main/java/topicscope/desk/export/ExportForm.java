package topicscope.desk.export;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import topicscope.desk.file.ProposedFile;
import topicscope.desk.file.TypedPath;
import topicscope.export.TimeFormat;

/**
 * The input of an export. Immutable; needs no toolkit.
 *
 * @param kind what is exported
 * @param scale pixels per unit of a picture, 1 to 4
 * @param colours the colours of a picture
 * @param time the time format of a table
 * @param file the file as typed
 */
record ExportForm(ExportKind kind, int scale, Colours colours, TimeFormat time, String file) {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** The colours of a picture. */
  enum Colours {
    /** As in the window. */
    AS_SEEN("as in the window"),
    /** The light theme. */
    LIGHT("light"),
    /** The dark theme. */
    DARK("dark");

    private final String title;

    Colours(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** A form with a file in {@code folder}; name and time are part of the file name. */
  static ExportForm of(ExportKind kind, String name, Path folder, LocalDateTime now) {
    String file = ProposedFile.safe(name) + "-" + STAMP.format(now) + kind.extension();
    return new ExportForm(
        kind, 2, Colours.AS_SEEN, TimeFormat.ISO, folder.resolve(file).toString());
  }

  /** Changes the kind, and with it the extension of the file name. */
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

  /** The file; a leading tilde is the home folder. Empty if the text is blank or no path. */
  Optional<Path> path() {
    return TypedPath.parse(file);
  }
}
