package topicscope.producer.command.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.producer.sampling.SamplingSchedule;

/** The options for the rate, length and seed of a synthetic signal. */
final class RateOptions {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 500_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Samples a second, 0.1 to 500000 (default: ${DEFAULT-VALUE}).")
  private double rate = 1;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "Time from sample to sample, instead of --rate.")
  private @Nullable Duration interval;

  @Option(names = "--count", paramLabel = "N", description = "End after this many samples.")
  private @Nullable Long count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same values (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  SamplingSchedule schedule() {
    double perSecond = interval == null ? rate : 1e9 / interval.toNanos();
    if (!(perSecond >= SLOWEST && perSecond <= FASTEST)) {
      throw new UsageException(
          "--rate: must be from 0.1 to 500000 samples a second (an interval from 2us to 10s), not "
              + perSecond);
    }
    return SamplingSchedule.generating(perSecond).withCount(IntervalOptions.count(count));
  }

  long seed() {
    return seed;
  }
}
