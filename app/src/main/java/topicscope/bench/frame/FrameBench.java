package topicscope.bench.frame;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.ChildJvm;

/**
 * Measures the cost of a frame: process CPU time over all threads, with one new sample per series
 * and frame. Compares it with the repaint of a plain area (the floor) and with the chart of JavaFX.
 * Every case runs in its own JVM.
 */
@Command(
    name = "frame",
    mixinStandardHelpOptions = true,
    description = {
      "What a frame of the plot costs: CPU time of all threads in ms, one new sample per series"
          + " and frame, in a window of 1280x720.",
      "Beside it the floor (a plain area as large as the plot, repainted) and the stock LineChart"
          + " of JavaFX, measured in turns in the same JVM."
    })
public final class FrameBench extends Benchmark {
  private static final List<String> CASES =
      List.of("1x200", "10x2000", "10x100000", "1x10000000", "100x10000", "nothing-new");
  private static final List<String> GROWTH = List.of("1x1000", "1x10000", "1x100000", "1x1000000");
  static final List<String> HEADLESS =
      List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "Only this case: SERIESxSAMPLES or nothing-new; may be repeated.")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--window",
      description = "In a real window, with the pipeline this machine uses, instead of headless.")
  private boolean window;

  @Option(
      names = "--frames",
      defaultValue = "600",
      paramLabel = "N",
      description = "Frames per run (default: ${DEFAULT-VALUE}).")
  private int frames = 600;

  @Option(
      names = "--runs",
      defaultValue = "5",
      paramLabel = "N",
      description = "Runs per case, of which the median counts (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Option(
      names = "--warm-up",
      defaultValue = "900",
      paramLabel = "N",
      description = "Frames before the first run (default: ${DEFAULT-VALUE}).")
  private int warmUp = 900;

  @Override
  protected void measure() throws Exception {
    if (frames < 8 || runs < 1 || warmUp < 8) {
      throw new IllegalArgumentException(
          "--frames and --warm-up must be at least 8 and --runs at least 1");
    }
    List<String> wanted = new ArrayList<>(cases);
    if (wanted.isEmpty()) {
      wanted.addAll(CASES);
      wanted.addAll(GROWTH);
    }
    List<String> names = wanted.stream().map(FrameCase::of).map(FrameCase::name).toList();
    for (String name : names) {
      print(ChildJvm.run(FrameChild.class, jvmOptions(window), name, frames, runs, warmUp));
    }
  }

  /** Options of a JVM with a window, or without a display. */
  public static List<String> jvmOptions(boolean window) {
    List<String> options = new ArrayList<>(window ? List.of() : HEADLESS);
    options.add("-Xmx2g");
    options.add(ChildJvm.WHOLE_COLLECTIONS);
    return options;
  }
}
