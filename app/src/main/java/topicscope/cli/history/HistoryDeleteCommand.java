package topicscope.cli.history;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
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
import topicscope.cli.Version;
import topicscope.cli.options.HistoryOptions;
import topicscope.history.query.HistoryReader;
import topicscope.history.query.RecordedTopic;
import topicscope.kafka.partition.StartPosition;
import topicscope.platform.TerminalText;

/** Deletes what is recorded of a topic. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Deletes what is recorded of all topics of a name, or the days before a time. Asks first.",
      "The topic itself stays as it is. A recorder that reads it goes on recording."
    })
public final class HistoryDeleteCommand implements Callable<Integer> {
  private static final int NOT_DELETED = 2;

  @Mixin private final HistoryOptions options = new HistoryOptions();

  @Option(names = "--topic", required = true, paramLabel = "NAME", description = "The topic.")
  private String topic = "";

  @Option(
      names = "--before",
      paramLabel = "TIME",
      description =
          "Only what is older, as -30d or 2026-11-20; whole days in UTC, so that the day of that"
              + " time stays.")
  private @Nullable StartPosition before;

  @Option(names = "--yes", description = "Don't ask.")
  private boolean yes;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<Instant> time = time();
    PrintWriter out = command.commandLine().getOut();
    try (OpenHistory history = OpenHistory.of(options)) {
      HistoryReader reader = history.reader();
      List<RecordedTopic> found = reader.topics(topic);
      if (found.isEmpty()) {
        throw new IllegalStateException("nothing is recorded of " + topic);
      }
      long day = time.map(at -> HistoryReader.dayOf(nanos(at))).orElse(Long.MAX_VALUE);
      long rows =
          time.isPresent()
              ? reader.countBefore(topic, day)
              : found.stream().mapToLong(RecordedTopic::rows).sum();
      String what =
          String.format(
              Locale.ROOT,
              "%,d samples of %s%s",
              rows,
              topic,
              time.map(at -> " before " + HistoryTopicsCommand.time(day)).orElse(""));
      if (rows > 0 && !yes && !isConfirmed("Delete " + what + "? [y/N] ")) {
        out.println("Nothing was deleted.");
        out.flush();
        return NOT_DELETED;
      }
      if (time.isEmpty()) {
        reader.delete(topic);
      } else if (rows > 0) {
        reader.deleteBefore(topic, day);
      }
      out.println(TerminalText.escape("Deleted " + what + "."));
      out.flush();
    }
    return 0;
  }

  private Optional<Instant> time() {
    return switch (before) {
      case null -> Optional.empty();
      case StartPosition.Since since -> Optional.of(since.time());
      case StartPosition.Ago ago -> Optional.of(Instant.now().minus(ago.span()));
      default -> throw new IllegalArgumentException("--before takes a time, as -30d or 2026-11-20");
    };
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private static boolean isConfirmed(String question) throws IOException {
    Console terminal =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () -> new IllegalStateException("there is no terminal to ask on: give --yes"));
    terminal.writer().print(TerminalText.escape(question));
    terminal.writer().flush();
    String answer = new BufferedReader(terminal.reader()).readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
