package topicscope.bench.frame;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.bench.tool.ChildJvm;

/**
 * Runs the plot for long, pressed into a short time, and shows that it gets neither slow nor fat.
 */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description =
        "Half an hour of ten series, pressed into two minutes: CPU per frame and heap after garbage"
            + " collection, in eighths of the time.")
public final class SoakBench implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

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
  public Integer call() throws Exception {
    if (dataMinutes < 1 || seconds < 8) {
      throw new IllegalArgumentException(
          "--data-minutes must be at least 1 and --seconds at least 8");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        ChildJvm.run(
            SoakChild.class,
            FrameBench.HEADLESS,
            List.of(Integer.toString(dataMinutes), Integer.toString(seconds))));
    out.flush();
    return 0;
  }
}
