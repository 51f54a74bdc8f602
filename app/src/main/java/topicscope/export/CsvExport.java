package topicscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
    try {
      // The caller closes the stream.
      CsvWriter cells =
          CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.LF).build(out);
      cells.writeRecord("series", "partition", "offset", time.header(), "value");
      // At once, so that a file that can't be written fails before any sample is copied.
      cells.flush();
      for (ExportRange extent : extents) {
        write(extent, cells, progress);
      }
      cells.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Written(rows, overwritten);
  }

  private List<ExportRange> extents() {
    return parts.stream().map(part -> ExportRange.now(part, window)).toList();
  }

  private void write(ExportRange extent, CsvWriter cells, ExportProgress progress) {
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

  private void writeRow(String name, int i, CsvWriter cells) {
    long recordTime = window.recordTime(i);
    cells.writeRecord(
        name,
        origin(window.partition(i)),
        origin(window.offset(i)),
        switch (time) {
          case EPOCH -> Long.toString(recordTime);
          case ISO -> iso.of(recordTime);
        },
        number(window.value(i), window.exact(i)));
    rows++;
  }

  /** A computed sample has no record, and so no partition and offset. */
  private static String origin(long number) {
    return number >= 0 ? Long.toString(number) : "";
  }

  /** A value that reads back as the same value: whole numbers with all digits. */
  private static String number(double value, Number exact) {
    boolean negativeZero = value == 0 && Math.copySign(1, value) < 0;
    return negativeZero ? "-0.0" : exact.toString();
  }
}
