package topicscope.cli.fields;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.HeadlessRun;
import topicscope.cli.Version;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.FromOption;
import topicscope.cli.options.PointsOption;
import topicscope.cli.options.TopicOptions;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.Reading;
import topicscope.reading.ReadingRemarks;

/** Reads some records of a topic and prints which numbers are in them. */
@Command(
    name = "fields",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Reads some records of a topic and prints which numbers are in them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:numbers or states were found",
      "1:an error; the message is one line",
      "2:none was found"
    })
public final class FieldsCommand implements Callable<Integer> {
  private static final int CAPACITY = 1_000_000;
  private static final int FOUND = 0;
  private static final int NOTHING_FOUND = 2;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final TopicOptions source = new TopicOptions();
  @Mixin private final FromOption from = new FromOption();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();

  @Option(
      names = "--max-records",
      paramLabel = "N",
      defaultValue = "1000",
      converter = PointsOption.Converter.class,
      description = "How many records to read at most (default: ${DEFAULT-VALUE}).")
  private int maxRecords = 1_000;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to wait for the records at most (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(names = "--json", description = "Print one JSON document instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    StartPosition start = from.given().orElseGet(() -> new StartPosition.LastRecords(maxRecords));
    ReadingPlan plan =
        ReadingPlan.passive(source.connection(), source.topic(), start).upTo(maxRecords);
    try (HeadlessRun run = new HeadlessRun(command)) {
      Reading reading = run.open(plan, CAPACITY, decoding);
      return switch (read(run, reading.reader(), start)) {
        case DONE -> {
          ReadingRemarks.nothingSince(reading.reader(), start).ifPresent(run::message);
          yield print(FieldsReport.of(reading));
        }
        case ENDED -> HeadlessRun.INTERRUPTED;
        case TIME_OVER -> throw late(run, reading);
      };
    }
  }

  private IllegalStateException late(HeadlessRun run, Reading reading) {
    return run.isConnected()
        ? new IllegalStateException(
            "the records of "
                + reading.topic()
                + " did not come within "
                + HeadlessRun.seconds(timeout)
                + "; "
                + reading.reader().state().cause())
        : run.notConnected(timeout);
  }

  /** Waits until the records are read. Of future records, those that come in time are enough. */
  private HeadlessRun.Wait read(HeadlessRun run, TopicReader reader, StartPosition start)
      throws InterruptedException {
    if (start instanceof StartPosition.Latest) {
      HeadlessRun.Wait wait = run.await(timeout, () -> reader.counters().received() >= maxRecords);
      return wait == HeadlessRun.Wait.TIME_OVER ? HeadlessRun.Wait.DONE : wait;
    }
    return run.await(timeout, () -> reader.awaitBacklog(Duration.ZERO));
  }

  private int print(FieldsReport report) throws Exception {
    PrintWriter out = command.commandLine().getOut();
    out.print(json ? FieldsJson.of(report) : FieldsTable.of(report));
    out.flush();
    return report.series().isEmpty() && report.states().isEmpty() ? NOTHING_FOUND : FOUND;
  }
}
