package topicscope.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import topicscope.platform.CsvCell;

/**
 * Events as CSV, one row an event, with a header line. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
public final class AlertCsv {
  /** The first line. */
  static final String HEADER =
      "event,time,timestamp_ms,topic,series,value,partition,offset,since,noticed,rule";

  private AlertCsv() {}

  /**
   * Writes the events; the file is there whole or not at all.
   *
   * @throws IOException if it can't be written
   */
  public static void write(List<AlertEvent> events, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      try (Writer out = Files.newBufferedWriter(part, UTF_8)) {
        out.write(HEADER + "\n");
        for (AlertEvent event : events) {
          out.write(row(event) + "\n");
        }
      }
      move(part, whole);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static String row(AlertEvent event) {
    boolean record = event.recordTimeMs() > 0;
    return String.join(
        ",",
        event.kind().name(),
        record ? Instant.ofEpochMilli(event.recordTimeMs()).toString() : "",
        record ? Long.toString(event.recordTimeMs()) : "",
        CsvCell.quoted(event.topic()),
        CsvCell.quoted(event.series()),
        Double.isNaN(event.value()) ? "" : AlertEvent.number(event.value()),
        record ? Integer.toString(event.partition()) : "",
        record ? Long.toString(event.offset()) : "",
        event.since().toString(),
        event.at().toString(),
        CsvCell.quoted(event.rule()));
  }

  private static void move(Path part, Path whole) throws IOException {
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
