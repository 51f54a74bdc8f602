package topicscope.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.platform.CsvText;
import topicscope.signal.Sample;
import topicscope.signal.SampleCopy;
import topicscope.signal.SeriesRange;
import topicscope.signal.StateNames;
import topicscope.signal.TimeUnit;

/**
 * Samples as CSV in UTF-8: a header line, then one row per sample, {@code
 * series,partition,offset,timestamp_ms,value}, series after series, each in the order of arrival.
 *
 * <p>Values are exact, whole numbers with all digits, and states by name. The time is that of the
 * record; where fields give times finer than a millisecond, a column {@code nanos} at the end has
 * what is beyond it, and a time in ISO 8601 has more digits. Partition and offset are empty for a
 * computed sample. A name that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * <p>It writes what is held when writing starts, a few thousand samples at a time, so that memory
 * stays constant and neither the reader nor the plot waits. Samples that are overwritten first are
 * left out and counted.
 */
public final class CsvExport {
  private static final long NANOS = 1_000_000;
  private static final int FULL = 1 << 16;

  private final List<SeriesRange> parts;
  private final TimeFormat time;
  private final char separator;
  private final RecordedRows recorded;
  private final boolean finerHeld;
  private final SampleCopy window = new SampleCopy();
  private final IsoTimeText iso = new IsoTimeText();
  private long rows;
  private long overwritten;

  private CsvExport(
      List<SeriesRange> parts, TimeFormat time, char separator, RecordedRows recorded) {
    this.parts = List.copyOf(parts);
    this.time = time;
    this.separator = separator;
    this.recorded = recorded;
    finerHeld =
        parts.stream().anyMatch(part -> part.series().buffer().unit() == TimeUnit.NANOSECONDS);
  }

  /** With commas between the cells. */
  public static CsvExport of(List<SeriesRange> parts, TimeFormat time) {
    return of(parts, time, RecordedRows.none());
  }

  /** The same, and before the samples of each series those recorded that aren't held. */
  public static CsvExport of(List<SeriesRange> parts, TimeFormat time, RecordedRows recorded) {
    return new CsvExport(parts, time, ',', recorded);
  }

  /** With tabs between the cells, as spreadsheets read it from the clipboard. */
  public static CsvExport withTabs(
      List<SeriesRange> parts, TimeFormat time, RecordedRows recorded) {
    return new CsvExport(parts, time, '\t', recorded);
  }

  /**
   * The result of writing.
   *
   * @param rows number of rows written
   * @param overwritten number of samples that may have been overwritten first, at most
   */
  public record Written(long rows, long overwritten) {}

  /**
   * The number of rows if it were written now.
   *
   * @throws IOException if the history can't be read
   */
  public long count() throws IOException {
    long count = extents().stream().mapToLong(ExportRange::count).sum();
    for (SeriesRange part : parts) {
      count += recorded.count(part).rows();
    }
    return count;
  }

  /**
   * Writes the table; to be called once.
   *
   * @throws java.util.concurrent.CancellationException if the progress is cancelled
   */
  public Written write(OutputStream out, ExportProgress progress) throws IOException {
    List<ExportRange> extents = extents();
    long older = 0;
    boolean finer = finerHeld;
    for (SeriesRange part : parts) {
      RecordedRows.Count count = recorded.count(part);
      older += count.rows();
      finer |= count.finerThanMs();
    }
    boolean nanosColumn = finer && time == TimeFormat.EPOCH;
    progress.begin(older + extents.stream().mapToLong(ExportRange::count).sum());
    // At once, so that a file that can't be written fails before any sample is copied.
    List<String> heads =
        new ArrayList<>(List.of("series", "partition", "offset", time.header(), "value"));
    if (nanosColumn) {
      heads.add("nanos");
    }
    out.write(line(heads.toArray(String[]::new)).getBytes(UTF_8));
    out.flush();
    for (ExportRange extent : extents) {
      writeRecorded(extent.part(), out, progress, nanosColumn);
      write(extent, out, progress, nanosColumn);
    }
    return new Written(rows, overwritten);
  }

  private List<ExportRange> extents() {
    return parts.stream().map(part -> ExportRange.now(part, window)).toList();
  }

  private void writeRecorded(
      SeriesRange part, OutputStream out, ExportProgress progress, boolean nanosColumn)
      throws IOException {
    String name = cell(part.series().name());
    StringBuilder lines = new StringBuilder();
    recorded.write(
        part,
        row -> {
          long ms = Math.floorDiv(row.timeNanos(), NANOS);
          int nanos = (int) Math.floorMod(row.timeNanos(), NANOS);
          lines.append(name).append(separator).append(row.partition());
          lines.append(separator).append(row.offset()).append(separator);
          appendTime(ms, nanos, lines);
          switch (row.value()) {
            case String state -> lines.append(cell(state));
            case Double number when !isShown(number) -> lines.append(exact(number));
            case Object other -> lines.append(other);
          }
          if (nanosColumn) {
            lines.append(separator).append(nanos);
          }
          lines.append('\n');
          rows++;
          if (lines.length() > FULL) {
            out.write(lines.toString().getBytes(UTF_8));
            lines.setLength(0);
            progress.reached(rows);
          }
        });
    out.write(lines.toString().getBytes(UTF_8));
    progress.reached(rows);
  }

  private static Number exact(double number) {
    return new Sample(Sample.RECORDED, 0, 0, 0, number, 0, -1, -1).exact();
  }

  private void write(
      ExportRange extent, OutputStream out, ExportProgress progress, boolean nanosColumn)
      throws IOException {
    // Only names may need quotes.
    String name = cell(extent.part().series().name());
    Optional<StateNames> states = extent.part().series().states();
    StringBuilder lines = new StringBuilder();
    long number = extent.from();
    while (number < extent.to()) {
      int max = (int) Math.min(ExportRange.STEP, extent.to() - number);
      extent.part().series().buffer().copy(number, max, window);
      overwritten += Math.min(window.firstNumber(), extent.to()) - number;
      lines.setLength(0);
      for (int i = 0; i < window.size(); i++) {
        long at = window.firstNumber() + i;
        if (at < extent.to() && extent.part().contains(at, window.time(i))) {
          appendOrigin(name, i, lines);
          if (states.isPresent()) {
            lines.append(cell(states.get().name(window.value(i))));
          } else {
            if (isShown(window.value(i))) {
              lines.append(window.value(i));
            } else {
              lines.append(window.exact(i));
            }
          }
          if (nanosColumn) {
            lines.append(separator).append(nanos(i));
          }
          lines.append('\n');
          rows++;
        }
      }
      out.write(lines.toString().getBytes(UTF_8));
      number = window.firstNumber() + window.size();
      progress.reached(rows);
    }
  }

  private void appendOrigin(String name, int i, StringBuilder lines) {
    lines.append(name).append(separator);
    // A computed sample has no record, and so no partition and offset.
    if (window.partition(i) >= 0) {
      lines.append(window.partition(i));
    }
    lines.append(separator);
    if (window.offset(i) >= 0) {
      lines.append(window.offset(i));
    }
    lines.append(separator);
    appendTime(recordTime(i), nanos(i), lines);
  }

  private void appendTime(long ms, int nanos, StringBuilder lines) {
    switch (time) {
      case EPOCH -> lines.append(ms);
      case ISO -> iso.append(ms, nanos, lines);
    }
    lines.append(separator);
  }

  /** A record without a timestamp has the time at which it is drawn. */
  private long recordTime(int i) {
    return window.recordTime(i) > 0 ? window.recordTime(i) : window.time(i);
  }

  private int nanos(int i) {
    return recordTime(i) == window.time(i) ? window.nanos(i) : 0;
  }

  /**
   * Whether a value reads back as the same from its shortest digits; else it is written as a whole
   * number with all of them, or as a float.
   */
  private static boolean isShown(double value) {
    boolean negativeZero = value == 0 && Math.copySign(1, value) < 0;
    return negativeZero || (value != Math.rint(value) && (float) value != value);
  }

  /** A text in a cell, quoted where needed. */
  private String cell(String text) {
    String quoted = line(CsvText.harmless(text));
    return quoted.substring(0, quoted.length() - 1);
  }

  /** A line of CSV, quoted where needed. */
  private String line(String... cells) {
    StringWriter text = new StringWriter();
    CsvWriter.builder()
        .bufferSize(0)
        .fieldSeparator(separator)
        .lineDelimiter(LineDelimiter.LF)
        .build(text)
        .writeRecord(cells);
    return text.toString();
  }
}
