package topicscope.producer.command.source;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.producer.sampling.SamplingSchedule;

/** The options for the interval and length of a measuring source. */
final class IntervalOptions {
  /** Enough time to connect to a cluster that is up. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "Time from sample to sample (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ofSeconds(1);

  @Option(names = "--count", paramLabel = "N", description = "End after this many samples.")
  private @Nullable Long count;

  SamplingSchedule schedule() {
    return SamplingSchedule.measuring(interval).withPatience(PATIENCE).withCount(count(count));
  }

  /** Checks a number of samples. It must be above zero. */
  static OptionalLong count(@Nullable Long given) {
    if (given == null) {
      return OptionalLong.empty();
    }
    if (given < 1) {
      throw new UsageException("--count: must be 1 or more, not " + given);
    }
    return OptionalLong.of(given);
  }
}
