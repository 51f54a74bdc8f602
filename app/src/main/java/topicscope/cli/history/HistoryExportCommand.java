package topicscope.cli.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.cli.options.HistoryOptions;
import topicscope.cli.options.ValueNames;
import topicscope.export.CsvExport;
import topicscope.export.ExportProgress;
import topicscope.export.RecordedRows;
import topicscope.export.TimeFormat;
import topicscope.history.query.HistoryReader;
import topicscope.history.query.RecordedPast;
import topicscope.history.query.RecordedTopic;
import topicscope.history.query.RecordedTopic.RecordedSeries;
import topicscope.kafka.partition.StartPosition;
import topicscope.platform.AtomicFile;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;

/** Writes recorded samples as CSV. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Writes recorded samples as CSV: series,partition,offset,timestamp_ms,value, series after"
            + " series.")
public final class HistoryExportCommand implements Callable<Integer> {
  @Mixin private final HistoryOptions options = new HistoryOptions();

  @Option(names = "--topic", required = true, paramLabel = "NAME", description = "The topic.")
  private String topic = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Which topic of that name, if it was deleted and created again.")
  private @Nullable String id;

  @Option(
      names = "--series",
      paramLabel = "NAME",
      description = "A series, may be repeated (default: all of the topic).")
  private List<String> series = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Where to begin, as -1h or 2026-11-20T10:00Z (default: with the first sample).")
  private @Nullable StartPosition from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Where to end, without a sample at that time (default: with the last one).")
  private @Nullable StartPosition to;

  @Option(
      names = "--csv-time",
      paramLabel = "FORM",
      completionCandidates = ValueNames.CsvTimes.class,
      defaultValue = "epoch",
      description = "Times: epoch (ms) or iso (default: ${DEFAULT-VALUE}).")
  private TimeFormat time = TimeFormat.EPOCH;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file.")
  private Path out = Path.of("history.csv");

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    AtomicFile.check(out);
    double low = ms(from).map(when -> (double) when.toEpochMilli()).orElse(0.0);
    double high = ms(to).map(when -> (double) when.toEpochMilli()).orElse(XRange.FURTHEST);
    if (low >= high) {
      throw new IllegalArgumentException("--to must be after --from");
    }
    try (OpenHistory history = OpenHistory.of(options)) {
      RecordedTopic recorded = find(history.reader());
      long[] rows = {0};
      CsvExport table = table(history.reader(), recorded, new XRange.ByTime(low, high));
      AtomicFile.write(
          out, (OutputStream file) -> rows[0] = table.write(file, new ExportProgress()).rows());
      command
          .commandLine()
          .getOut()
          .printf(Locale.ROOT, "%,d samples written to %s%n", rows[0], out.toAbsolutePath());
      command.commandLine().getOut().flush();
    }
    return 0;
  }

  private static Optional<Instant> ms(@Nullable StartPosition at) {
    return switch (at) {
      case null -> Optional.empty();
      case StartPosition.Earliest _ -> Optional.empty();
      case StartPosition.Latest _ -> Optional.of(Instant.now());
      case StartPosition.Since since -> Optional.of(since.time());
      case StartPosition.Ago ago -> Optional.of(Instant.now().minus(ago.span()));
      case StartPosition.LastSpan _, StartPosition.LastRecords _ ->
          throw new IllegalArgumentException("give a time, not a number of records");
    };
  }

  private RecordedTopic find(HistoryReader history) throws IOException, InterruptedException {
    List<RecordedTopic> all = history.topics(topic);
    String wanted = id;
    List<RecordedTopic> found =
        all.stream().filter(one -> wanted == null || one.id().equals(wanted)).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          all.isEmpty()
              ? "nothing is recorded of " + topic
              : "no topic " + topic + " with the id " + wanted + " is recorded");
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          topic
              + " was deleted and created again: choose by --id "
              + found.stream().map(RecordedTopic::id).collect(Collectors.joining(" or ")));
    }
    return found.getFirst();
  }

  private CsvExport table(HistoryReader history, RecordedTopic of, XRange range) {
    List<String> known = of.series().stream().map(RecordedSeries::name).toList();
    for (String one : series) {
      if (!known.contains(one)) {
        throw new IllegalArgumentException(
            "no series " + one + " is recorded of " + topic + ", but " + String.join(", ", known));
      }
    }
    Map<SampleBuffer, String> names = new HashMap<>();
    List<SeriesRange> parts = new ArrayList<>();
    for (String one : series.isEmpty() ? known : series) {
      SampleBuffer nothing = new SampleBuffer(1);
      names.put(nothing, one);
      parts.add(new SeriesRange(new Series(one, nothing), range));
    }
    RecordedPast past = new RecordedPast(of.topic(), of.id(), of.firstNanos() / 1e6);
    return CsvExport.of(parts, time, new RecordedRows(history, past, names));
  }
}
