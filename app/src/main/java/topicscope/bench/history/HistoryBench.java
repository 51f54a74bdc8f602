package topicscope.bench.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.history.HistorySchema;
import topicscope.history.HistoryServer;
import topicscope.history.HistorySql;
import topicscope.history.query.HeldOffsets;
import topicscope.history.query.HistoryReader;
import topicscope.history.query.RecordedPast;
import topicscope.plot.ColumnsInSight;
import topicscope.signal.PastColumns;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SeriesSet;

/** Measures the first picture of a recorded year. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Fills a QuestDB of its own with samples of a year, ten series in turn, and measures for one"
          + " and for all of them: the query alone, with its answer thrown away (the floor); the"
          + " query and the picture of its columns in a chart of 1280 × 720; and for one series the"
          + " rows themselves over HTTP, reduced here (the peer).",
      "One line of JSON per case, ms. 100 M samples take about 10 GB on the disk while it runs."
    })
public final class HistoryBench extends Benchmark {
  private static final String TOPIC = "bench";
  private static final String ID = "BENCHBENCHBENCHBENCHBE";
  private static final int SERIES = 10;
  private static final int STEP = 5_000_000;
  private static final long YEAR_MS = Duration.ofDays(365).toMillis();

  @Option(
      names = "--rows",
      defaultValue = "100000000",
      paramLabel = "N",
      description = "Samples of all series together (default: ${DEFAULT-VALUE}).")
  private long rows = 100_000_000;

  @Option(
      names = "--runs",
      defaultValue = "5",
      paramLabel = "N",
      description = "Runs, of which the median counts (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Override
  protected void measure() throws Exception {
    HistoryPicture.begin();
    Path folder = Files.createTempDirectory("topicscope-bench-history");
    Thread cleaner = new Thread(() -> delete(folder));
    Runtime.getRuntime().addShutdownHook(cleaner);
    try (HistoryServer server = HistoryServer.open(folder, message -> {});
        HistoryReader history = new HistoryReader(server::address)) {
      HistorySql sql = new HistorySql(server::address);
      long end = System.currentTimeMillis();
      fill(sql, end);
      for (int count : new int[] {1, SERIES}) {
        print(measure(history, sql, end, count));
      }
    } finally {
      delete(folder);
      Runtime.getRuntime().removeShutdownHook(cleaner);
    }
  }

  private void fill(HistorySql sql, long end) throws IOException, InterruptedException {
    sql.exec(HistorySchema.create(TOPIC));
    String table = HistorySchema.quoted(HistorySchema.table(TOPIC));
    long apart = YEAR_MS * 1_000_000 / (rows / SERIES);
    for (long from = 0; from < rows; from += STEP) {
      long count = Math.min(STEP, rows - from);
      sql.exec(
          String.format(
              Locale.ROOT,
              "INSERT INTO %s SELECT (%d + (x + %d - 1) / %d * %d)::timestamp_ns, '%s', 0,"
                  + " (x + %d - 1) / %d, 0, 's' || ((x + %d - 1) %% %d), sin(x / 1e5) * 20 +"
                  + " rnd_double(), null, null FROM long_sequence(%d)",
              table,
              (end - YEAR_MS) * 1_000_000,
              from,
              SERIES,
              apart,
              ID,
              from,
              SERIES,
              from,
              SERIES,
              count));
      while (sql.number("SELECT count() FROM " + table) < from + count) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private ObjectNode measure(HistoryReader history, HistorySql sql, long end, int count)
      throws Exception {
    Map<String, SampleBuffer> series = new LinkedHashMap<>();
    SeriesSet set = new SeriesSet(10);
    for (int i = 0; i < count; i++) {
      SampleBuffer buffer = set.series("s" + i).buffer();
      SampleBatch now = new SampleBatch();
      now.add(end, 0, 0, rows);
      buffer.append(now);
      buffer.setPast(PastColumns.since((double) (end - YEAR_MS)));
      series.put("s" + i, buffer);
    }
    HistoryPicture drawn = HistoryPicture.of(set, Duration.ofMillis(YEAR_MS));
    ColumnsInSight sight = drawn.columns();
    RecordedPast past = new RecordedPast(TOPIC, ID, (double) (end - YEAR_MS));
    RecordedPast.Range range =
        new RecordedPast.Range(sight.fromMs(), Double.POSITIVE_INFINITY, sight.scale().perColumn());
    double query =
        Medians.ofRounds(1, runs, () -> time(() -> sql.exec(past.statement(series, range)).size()));
    double picture =
        Medians.ofRounds(
            1,
            runs,
            () ->
                time(() -> {
                  past.columns(history, series, range)
                      .forEach((name, found) -> put(series, name, found));
                  drawn.draw();
                  return drawn;
                }));
    ObjectNode line =
        line("history")
            .put("unit", "ms")
            .put("rows", rows)
            .put("series", count)
            .put("columns", sight.count())
            .put("query", Medians.rounded(query))
            .put("queryAndPicture", Medians.rounded(picture))
            .put("afterQuery", Medians.rounded(picture - query));
    return count == 1 ? line.put("naive", Medians.rounded(naive(history, end))) : line;
  }

  /** All rows of one series into a buffer, which reduces them. */
  private double naive(HistoryReader history, long end) throws Exception {
    return time(() -> {
      SampleBuffer buffer = new SampleBuffer((int) Math.min(50_000_000, rows / SERIES + 1));
      SampleBatch batch = new SampleBatch();
      history.rows(
          TOPIC,
          ID,
          "s0",
          0,
          end * 1_000_000,
          HeldOffsets.NONE,
          row -> {
            batch.add(row.timeNanos() / 1_000_000, (Double) row.value(), 0, row.offset());
            if (batch.size() == 4_096) {
              buffer.append(batch);
              batch.clear();
            }
          });
      buffer.append(batch);
      return buffer.statistics();
    });
  }

  private static void put(Map<String, SampleBuffer> series, String name, PastColumns found) {
    SampleBuffer buffer = series.get(name);
    if (buffer != null) {
      buffer.setPast(found);
    }
  }

  private static double time(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    var _ = work.call();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("topicscope: " + folder + " can't be deleted: " + e.getMessage());
    }
  }
}
