package topicscope.producer.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file of recorded rows with a time column: CSV with a header line, or JSON lines ({@code .json},
 * {@code .jsonl}, {@code .ndjson}).
 *
 * @param file the file
 * @param timeField the name of the time column; empty text to search for a usual name
 */
public record Recording(Path file, String timeField) {
  private static final Set<String> USUAL_NAMES =
      Set.of("ts", "t", "time", "timestamp", "datetime", "date", "@timestamp", "timestamp_ms");

  /**
   * Opens the file at its beginning.
   *
   * @throws IOException if it can't be read or has no time column; the message lists its columns
   */
  public RowReader open() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    return isJson() ? new JsonRows(this) : new CsvRows(this);
  }

  /**
   * Checks that the file can be opened.
   *
   * @throws IOException as {@link #open()}
   */
  public void check() throws IOException {
    open().close();
  }

  /** The time column among these. */
  String chooseTimeField(Iterable<String> names) throws IOException {
    Optional<String> chosen = Optional.empty();
    for (String name : names) {
      boolean fits =
          timeField.isEmpty()
              ? USUAL_NAMES.contains(name.toLowerCase(Locale.ROOT))
              : name.equals(timeField);
      if (fits && chosen.isEmpty()) {
        chosen = Optional.of(name);
      }
    }
    return chosen.orElseThrow(() ->
        new IOException(
            file
                + (timeField.isEmpty()
                    ? " has no column with a usual name for the time"
                    : " has no column '" + timeField + "'")
                + "; its columns are "
                + String.join(", ", names)
                + ". Name one by --time-column."));
  }

  private boolean isJson() {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
  }
}
