package topicscope.producer.run;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import topicscope.producer.report.JsonReport;
import topicscope.producer.report.Report;
import topicscope.producer.report.TextReport;

/** The options for the length of a run and its output. */
public final class RunOptions {
  private static final Duration LIVE_PACE = Duration.ofMillis(500);
  private static final Duration LINE_PACE = Duration.ofSeconds(2);

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "End after this time (default: go on until Ctrl+C).")
  private @Nullable Duration duration;

  @Option(names = "--quiet", description = "Tell troubles and the total only.")
  private boolean quiet;

  @Option(names = "--json", description = "Tell everything as JSON, one object a line.")
  private boolean json;

  @Option(
      names = "--progress",
      paramLabel = "TIME",
      description = "Time from one progress line to the next (default: 2s; 500ms on a terminal).")
  private @Nullable Duration progress;

  public Report report() {
    if (json) {
      // JSON is UTF-8, whatever the locale.
      return new JsonReport(new PrintStream(System.out, true, StandardCharsets.UTF_8), !quiet);
    }
    boolean live = !quiet && isTerminal();
    TextReport.Detail detail =
        quiet ? TextReport.Detail.QUIET : live ? TextReport.Detail.LIVE : TextReport.Detail.LINES;
    // Picocli asks the terminal; 80 if it doesn't say.
    int columns = CommandSpec.create().usageMessage().autoWidth(live).width();
    return new TextReport(System.out, System.err, detail, columns);
  }

  /** Whether the output is a terminal and keys can be pressed. */
  boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  long progressNanos() {
    if (progress != null) {
      return progress.toNanos();
    }
    return (isTerminal() && !json ? LIVE_PACE : LINE_PACE).toNanos();
  }

  long durationNanos() {
    return duration == null ? Long.MAX_VALUE : duration.toNanos();
  }
}
