package topicscope.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.export.CsvExport;
import topicscope.export.ExportRun;
import topicscope.export.TimeFormat;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;

/** Measures how fast values are exported, compared with the disk and with the simplest writer. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast a series is written as CSV, with times as ISO 8601.",
      "Prints one line of JSON: rows per second of the export; of writing as many bytes of anything"
          + " (the floor); and of the simplest writer, which joins texts and quotes and checks"
          + " nothing (the peer). Each writes a file of its own and deletes it. The median of the"
          + " rounds counts."
    })
public final class ExportBench extends Benchmark {
  private static final int BATCH = 1_000;
  private static final int BLOCK = 1 << 16;
  private static final int MAX_ROWS = 50_000_000;
  private static final long START_MS = 1_700_000_000_000L;
  private static final String NAME = "cpu";

  @Option(
      names = "--rows",
      paramLabel = "COUNT",
      defaultValue = "2000000",
      description = "Samples, one a millisecond (default: ${DEFAULT-VALUE}).")
  private int rows = 2_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      defaultValue = "3",
      description = "How often each is run; one more to warm up (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Override
  protected void measure() throws Exception {
    if (rows < BATCH || rows > MAX_ROWS || rounds < 1) {
      throw new IllegalArgumentException(
          "from " + BATCH + " to " + MAX_ROWS + " rows and at least 1 round can be measured");
    }
    Series series = new Series(NAME, filled());
    Path file = Files.createTempFile("topicscope-bench", ".csv");
    try {
      double ours = measure(() -> export(series, file));
      long bytes = Files.size(file);
      double peer = measure(() -> write(series, file));
      double floor = measure(() -> fill(file, bytes));
      print(
          line("export")
              .put("case", "csv, ISO 8601")
              .put("unit", "rows/s")
              .put("export", Math.round(ours))
              .put("raw", Math.round(floor))
              .put("simplest", Math.round(peer))
              .put("bytes", bytes)
              .put("rows", rows)
              .put("rounds", rounds));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private interface Round {
    void run() throws IOException;
  }

  /** Rows per second. */
  private double measure(Round round) throws Exception {
    return Medians.ofRounds(
        1,
        rounds,
        () -> {
          long started = System.nanoTime();
          round.run();
          return rows * 1e9 / (System.nanoTime() - started);
        });
  }

  private void export(Series series, Path file) {
    ExportRun run =
        ExportRun.start(CsvExport.of(List.of(SeriesRange.all(series)), TimeFormat.ISO), file);
    if (!(run.await() instanceof ExportRun.Outcome.Completed whole)
        || whole.written().rows() != rows) {
      throw new IllegalStateException("the export is not complete: " + run.outcome());
    }
  }

  private static void write(Series series, Path file) throws IOException {
    SampleCopy window = new SampleCopy();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("series,partition,offset,timestamp,value\n");
      for (long at = 0; at < series.buffer().appended(); at += window.size()) {
        series.buffer().copy(at, BATCH, window);
        for (int i = 0; i < window.size(); i++) {
          out.write(
              series.name()
                  + ','
                  + window.partition(i)
                  + ','
                  + window.offset(i)
                  + ','
                  + Instant.ofEpochMilli(window.recordTime(i))
                  + ','
                  + window.value(i)
                  + '\n');
        }
      }
    }
  }

  private static void fill(Path file, long bytes) throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= BLOCK) {
        out.write(block, 0, (int) Math.min(BLOCK, left));
      }
    }
  }

  private SampleBuffer filled() {
    SplittableRandom random = new SplittableRandom(START_MS);
    SampleBuffer buffer = new SampleBuffer(rows);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < rows; i++) {
      batch.add(START_MS + i, random.nextDouble() * 100, 0, i);
      if (batch.size() == BATCH || i == rows - 1) {
        buffer.append(batch);
        batch.clear();
      }
    }
    return buffer;
  }
}
