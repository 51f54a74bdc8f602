package topicscope.alert;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import topicscope.platform.AtomicFile;
import topicscope.platform.CsvText;

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
    AtomicFile.write(
        file,
        out -> {
          try {
            CsvWriter rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            rows.writeRecord(HEADER.split(",", -1));
            events.forEach(event -> rows.writeRecord(row(event)));
            rows.flush();
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  private static String[] row(AlertEvent event) {
    boolean record = event.recordTimeMs() > 0;
    return new String[] {
      event.kind().name(),
      record ? Instant.ofEpochMilli(event.recordTimeMs()).toString() : "",
      record ? Long.toString(event.recordTimeMs()) : "",
      CsvText.harmless(event.topic()),
      CsvText.harmless(event.series()),
      Double.isNaN(event.value()) ? "" : AlertEvent.number(event.value()),
      record ? Integer.toString(event.partition()) : "",
      record ? Long.toString(event.offset()) : "",
      event.since().toString(),
      event.at().toString(),
      CsvText.harmless(event.rule())
    };
  }
}
