package topicscope.bench.memory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.plot.Display;

/** Measures the memory of a large window with several plots of slow topics. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the memory in RAM of a large window with several plots of slow topics, and of a"
          + " bare window of JavaFX of the same size. Broker and sender are other processes.",
      "One line of JSON, in MB."
    })
public final class MemoryBench extends Benchmark {
  private static final int TARGET_MB = 500;
  private static final int FLOOR_WARM_UP_S = 5;
  private static final int FLOOR_S = 5;

  /** In this time what the first pictures needed is given back. */
  private static final int WARM_UP_S = 45;

  @Option(
      names = "--plots",
      defaultValue = "4",
      paramLabel = "N",
      description = "Plots, each of its own topic (default: ${DEFAULT-VALUE}).")
  private int plots = 4;

  @Option(
      names = "--rate",
      defaultValue = "50",
      paramLabel = "N",
      description = "Records per second and topic, up to 1,000 (default: ${DEFAULT-VALUE}).")
  private int rate = 50;

  @Option(
      names = "--size",
      defaultValue = "3000x1700",
      paramLabel = "WxH",
      description = "Size of the window (default: ${DEFAULT-VALUE}).")
  private String size = "3000x1700";

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "N",
      description = "How long to measure, after 45 s of warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Override
  protected void measure() throws Exception {
    if (plots < 1 || rate < 1 || rate > 1_000 || seconds < 1) {
      throw new IllegalArgumentException(
          "--plots and --seconds must be at least 1, and --rate from 1 to 1000");
    }
    if (!Display.isPresent()) {
      throw new IllegalStateException(Display.ABSENT + "; xvfb-run gives one of any size");
    }
    List<String> topics = IntStream.range(0, plots).mapToObj(i -> "bench-memory-" + i).toList();
    try (BrokerProcess broker = BrokerProcess.start()) {
      create(broker.bootstrapServers(), topics);
      MemoryFigures floor = figures("", List.of(), FLOOR_WARM_UP_S, FLOOR_S);
      MemoryFigures own = figures(broker.bootstrapServers(), topics, WARM_UP_S, seconds);
      ObjectNode line =
          line("memory")
              .put("rssMb", own.medianMb())
              .put("peakRssMb", own.peakMb())
              .put("targetRssMb", TARGET_MB)
              .put("floorRssMb", floor.medianMb())
              .put("floorPeakRssMb", floor.peakMb())
              .put("heapAfterGcMb", own.heapMb())
              .put("floorHeapAfterGcMb", floor.heapMb());
      print(
          line.put("plots", plots)
              .put("recordsPerSecond", (long) plots * rate)
              .put("size", size)
              .put("seconds", seconds));
    }
  }

  private static void create(String servers, List<String> topics) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              topics.stream()
                  .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                  .toList())
          .all()
          .get();
    }
  }

  private MemoryFigures figures(
      String servers, List<String> topics, int warmUpSeconds, int measuredSeconds)
      throws IOException {
    try (WindowProcess shown = WindowProcess.start(size, servers, topics)) {
      return shown.measure(rate, warmUpSeconds, measuredSeconds);
    }
  }
}
