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

/**
 * Events as CSV, one row per event, with a header line. A text that a spreadsheet would run as a
 * formula gets an apostrophe in front.
 */
public final class AlertCsv {
  /** The header line. */
  static final String HEADER =
      "event,time,timestamp_ms,topic,series,value,partition,offset,since,noticed,rule";

  private AlertCsv() {}

  /**
   * Writes the events. The file is complete or unchanged.
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
        cell(event.topic()),
        cell(event.series()),
        Double.isNaN(event.value()) ? "" : AlertEvent.number(event.value()),
        record ? Integer.toString(event.partition()) : "",
        record ? Long.toString(event.offset()) : "",
        event.since().toString(),
        event.at().toString(),
        cell(event.rule()));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static void move(Path part, Path whole) throws IOException {
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
