package topicscope.cli.tail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.HeadlessRun;
import topicscope.cli.StateJson;
import topicscope.cli.Version;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.PointsOption;
import topicscope.cli.options.StartOptions;
import topicscope.cli.options.TopicOptions;
import topicscope.kafka.read.ReadingPlan;

/** Prints the records of a topic as they arrive, one line each, until it is stopped. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints the records of a topic as they arrive, one line each:",
      "  GROUP: [TOPIC] PART:n@offset key value",
      "Without --group the line begins at [TOPIC]. Bytes that aren't text are printed in hex."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:--max-records were printed, or the output was closed",
      "1:an error; the message is one line",
      "130:stopped with Ctrl+C; a line says how many records were printed"
    })
public final class TailCommand implements Callable<Integer> {
  private static final int DEFAULT_RECORDS = 10;

  /** Tail shows no samples. */
  private static final int CAPACITY = 1;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final TopicOptions source = new TopicOptions();
  @Mixin private final StartOptions start = new StartOptions();

  @Option(
      names = "--json",
      description = {
        "Print each record as one JSON object, and each state of the reader, with its cause and",
        "start, as one with \"event\":\"state\"."
      })
  private boolean json;

  @Option(
      names = "--max-records",
      paramLabel = "N",
      converter = PointsOption.Converter.class,
      description = "End after so many records (default: go on until stopped).")
  private @Nullable Integer maxRecords;

  @Override
  public Integer call() throws Exception {
    long max = maxRecords == null ? Long.MAX_VALUE : maxRecords;
    ReadingPlan plan = start.plan(source.connection(), source.topic(), DEFAULT_RECORDS).upTo(max);
    TailLine line = json ? TailLine.json(plan.group()) : TailLine.text(plan.group());
    try (HeadlessRun run = new HeadlessRun(command)) {
      TailOutput out = TailOutput.standard(line, max, run::end);
      run.onClose(out::close);
      run.open(
          plan,
          CAPACITY,
          new DecodeOptions(),
          List.of(),
          event -> {},
          Optional.of(out),
          json ? new StateJson(out::print, plan.topic()) : state -> {});
      run.waitEndlessly();
      run.await(
          HeadlessRun.FOREVER,
          () -> {
            var _ = out.flush();
            return false;
          });
      // What the reader has taken by now is still printed: it will be committed.
      run.stopReading();
      if (run.isInterrupted()) {
        var _ = out.flush();
        run.message(String.format(Locale.ROOT, "stopped after %,d records", out.written()));
        return HeadlessRun.INTERRUPTED;
      }
      return 0;
    }
  }
}
