package topicscope.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import topicscope.platform.CsvText;
import topicscope.signal.SampleCopy;
import topicscope.signal.SeriesRange;

/**
 * Samples as CSV in UTF-8: a header line, then one row per sample, {@code
 * series,partition,offset,timestamp_ms,value}, series after series, each in the order of arrival.
 *
 * <p>Values are exact, whole numbers with all digits. The time is that of the record. Partition and
 * offset are empty for a computed sample. A name that a spreadsheet would take for a formula gets
 * an apostrophe in front.
 *
 * <p>It writes what is held when writing starts, a few thousand samples at a time, so that memory
 * stays constant and neither the reader nor the plot waits. Samples that are overwritten first are
 * left out and counted.
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

  /** With commas between the cells. */
  public static CsvExport of(List<SeriesRange> parts, TimeFormat time) {
    return new CsvExport(parts, time, ',');
  }

  /** With tabs between the cells, as spreadsheets read it from the clipboard. */
  public static CsvExport withTabs(List<SeriesRange> parts, TimeFormat time) {
    return new CsvExport(parts, time, '\t');
  }

  /**
   * The result of writing.
   *
   * @param rows number of rows written
   * @param overwritten number of samples that may have been overwritten first, at most
   */
  public record Written(long rows, long overwritten) {}

  /** The number of rows if it were written now. */
  public long count() {
    return extents().stream().mapToLong(ExportRange::count).sum();
  }

  /**
   * Writes the table; to be called once.
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
    // The caller closes the stream.
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
    String name = CsvText.harmless(extent.part().series().name());
    long number = extent.from();
    while (number < extent.to()) {
      int max = (int) Math.min(ExportRange.STEP, extent.to() - number);
      extent.part().series().buffer().copy(number, max, window);
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
    cells.writeNumber(CsvCell.number(window.value(i), window.exact(i)));
    cells.writeEndArray();
    rows++;
  }

  /** A computed sample has no record, and so no partition and offset. */
  private static void place(long number, JsonGenerator cells) throws IOException {
    if (number >= 0) {
      cells.writeNumber(number);
    } else {
      cells.writeString("");
    }
  }
}
