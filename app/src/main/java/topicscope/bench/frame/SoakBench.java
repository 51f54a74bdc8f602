package topicscope.bench.frame;

import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.ChildJvm;

/**
 * Runs the plot with the data of a long time in a short time, and shows that neither CPU time nor
 * heap grows.
 */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description =
        "Half an hour of ten series, pressed into two minutes: CPU per frame and heap after garbage"
            + " collection, in eighths of the time.")
public final class SoakBench extends Benchmark {
  @Option(
      names = "--data-minutes",
      defaultValue = "30",
      paramLabel = "N",
      description = "How much data (default: ${DEFAULT-VALUE}).")
  private int dataMinutes = 30;

  @Option(
      names = "--seconds",
      defaultValue = "120",
      paramLabel = "N",
      description = "In how much time (default: ${DEFAULT-VALUE}).")
  private int seconds = 120;

  @Override
  protected void measure() throws Exception {
    if (dataMinutes < 1 || seconds < 8) {
      throw new IllegalArgumentException(
          "--data-minutes must be at least 1 and --seconds at least 8");
    }
    print(
        ChildJvm.run(
            SoakChild.class,
            Stream.concat(FrameBench.HEADLESS.stream(), Stream.of(ChildJvm.WHOLE_COLLECTIONS))
                .toList(),
            dataMinutes,
            seconds));
  }
}
