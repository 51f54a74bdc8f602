package topicscope.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import topicscope.platform.CsvCell;
import topicscope.signal.SampleCopy;
import topicscope.signal.SeriesRange;

/**
 * Samples as a table in UTF-8: a header line, then one row a sample, {@code
 * series,partition,offset,timestamp_ms,value}, series after series, each in the order of arrival.
 *
 * <p>Values are exact, whole numbers in all their digits. The time is the one that the record
 * carries; partition and offset are empty for a sample that was computed. A name that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 *
 * <p>What is held when writing begins is written; it goes through a few thousand samples at a time,
 * so that memory stays the same however many there are, and neither the reader nor the plot ever
 * waits. Samples that were overwritten before their turn came are left out and counted.
 */
public final class CsvExport {
  private final List<SeriesRange> parts;
  private final TimeFormat time;
  private final char separator;
  private final SampleCopy window = new SampleCopy();
  private final IsoTimeText iso = new IsoTimeText();
  private long rows;
  private long overwritten;

  private CsvExport(List<SeriesRange> parts, TimeFormat time, char separator) {
    this.parts = List.copyOf(parts);
    this.time = time;
    this.separator = separator;
  }

  /** A table with commas between the cells. */
  public static CsvExport of(List<SeriesRange> parts, TimeFormat time) {
    return new CsvExport(parts, time, ',');
  }

  /** A table with tabs between the cells, as spreadsheets take it from the clipboard. */
  public static CsvExport withTabs(List<SeriesRange> parts, TimeFormat time) {
    return new CsvExport(parts, time, '\t');
  }

  /**
   * What became of the samples.
   *
   * @param rows how many were written
   * @param overwritten how many newer samples had overwritten before their turn came, at the most
   */
  public record Written(long rows, long overwritten) {}

  /** How many rows it would be now. */
  public long count() {
    return extents().stream().mapToLong(ExportRange::count).sum();
  }

  /**
   * Writes the table; once.
   *
   * @throws java.util.concurrent.CancellationException if the progress is cancelled
   */
  public Written write(OutputStream out, ExportProgress progress) throws IOException {
    List<ExportRange> extents = extents();
    progress.begin(extents.stream().mapToLong(ExportRange::count).sum());
    out.write(header().getBytes(StandardCharsets.UTF_8));
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    CsvMapper mapper = new CsvMapper();
    mapper.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    // Whoever opened the stream closes it.
    mapper.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator cells = mapper.writer(schema).createGenerator(out)) {
      for (ExportRange extent : extents) {
        write(extent, cells, progress);
      }
    }
    return new Written(rows, overwritten);
  }

  private String header() {
    return String.join(
            String.valueOf(separator),
            List.of("series", "partition", "offset", time.header(), "value"))
        + "\n";
  }

  private List<ExportRange> extents() {
    return parts.stream().map(part -> ExportRange.now(part, window)).toList();
  }

  private void write(ExportRange extent, JsonGenerator cells, ExportProgress progress)
      throws IOException {
    String name = CsvCell.harmless(extent.part().series().name());
    long number = extent.from();
    while (number < extent.to()) {
      int most = (int) Math.min(ExportRange.STEP, extent.to() - number);
      extent.part().series().buffer().copy(number, most, window);
      overwritten += Math.min(window.firstNumber(), extent.to()) - number;
      for (int i = 0; i < window.size(); i++) {
        long at = window.firstNumber() + i;
        if (at < extent.to() && extent.part().contains(at, window.time(i))) {
          writeRow(name, i, cells);
        }
      }
      number = window.firstNumber() + window.size();
      progress.reached(rows);
    }
  }

  private void writeRow(String name, int i, JsonGenerator cells) throws IOException {
    cells.writeStartArray();
    cells.writeString(name);
    place(window.partition(i), cells);
    place(window.offset(i), cells);
    switch (time) {
      case EPOCH -> cells.writeNumber(window.recordTime(i));
      case ISO -> cells.writeString(iso.of(window.recordTime(i)));
    }
    cells.writeNumber(number(window.value(i), window.exact(i)));
    cells.writeEndArray();
    rows++;
  }

  /** A computed sample came from no record, and has no place. */
  private static void place(long number, JsonGenerator cells) throws IOException {
    if (number >= 0) {
      cells.writeNumber(number);
    } else {
      cells.writeString("");
    }
  }

  /** A value that reads back as the same value; {@code exact} has all digits of a whole number. */
  private static String number(double value, Number exact) {
    boolean negativeZero = value == 0 && Math.copySign(1, value) < 0;
    return negativeZero ? "-0.0" : exact.toString();
  }
}
