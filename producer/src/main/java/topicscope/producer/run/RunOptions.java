package topicscope.producer.run;

import java.io.Console;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.producer.report.JsonReport;
import topicscope.producer.report.Report;
import topicscope.producer.report.TextReport;

/** The options that say how long a run lasts and what it tells. */
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
      return new JsonReport(System.out, !quiet);
    }
    return new TextReport(
        System.out,
        System.err,
        quiet
            ? TextReport.Detail.QUIET
            : isTerminal() ? TextReport.Detail.LIVE : TextReport.Detail.LINES);
  }

  /** Whether a person sees the output and can press keys. */
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
