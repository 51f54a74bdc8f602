package topicscope.cli.options;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;
import topicscope.kafka.read.ReadingPlan;
import topicscope.transform.Transform;

/** The options for series that are computed, or that are about the topic. */
public final class DerivedOptions {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  @Option(
      names = "--derive",
      paramLabel = "SERIES",
      description =
          "One more series, such as 'mean(cpu, 1s)', '@rate' or '@lag(GROUP)'; may be given more"
              + " than once.")
  private List<Transform> derived = List.of();

  @Option(
      names = "--poll",
      paramLabel = "TIME",
      defaultValue = "1s",
      description =
          "How often to ask the cluster for series such as @lag(GROUP) (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration poll = ReadingPlan.USUAL_POLL;

  /** The series. */
  public List<Transform> derived() {
    return List.copyOf(derived);
  }

  /** How often the cluster is asked. */
  public Duration poll() {
    if (poll.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("--poll is at least 100ms");
    }
    return poll;
  }
}
