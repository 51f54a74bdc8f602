package topicscope.bench.frame;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.ChildJvm;

/** Measures whether the window stays responsive while many records arrive. */
@Command(
    name = "desk",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the whole window while records arrive from a broker in another process: how long"
          + " a click waits for the frame that answers it, and frames per second.",
      "One line of JSON. The broker and the sender share this machine with the window."
    })
public final class DeskBench extends Benchmark {
  private static final String TOPIC = "bench-desk";

  @Option(
      names = "--rate",
      defaultValue = "200000",
      paramLabel = "N",
      description = "Records per second (default: ${DEFAULT-VALUE}).")
  private int rate = 200_000;

  @Option(
      names = "--series",
      defaultValue = "20",
      paramLabel = "N",
      description = "Series shown, one for each partition (default: ${DEFAULT-VALUE}).")
  private int series = 20;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      paramLabel = "N",
      description = "How long to measure (default: ${DEFAULT-VALUE}).")
  private int seconds = 20;

  @Option(names = "--window", description = "In a real window instead of headless.")
  private boolean window;

  @Override
  protected void measure() throws Exception {
    if (rate < 1 || series < 1 || seconds < 1) {
      throw new IllegalArgumentException("--rate, --series and --seconds must be at least 1");
    }
    try (BrokerProcess broker = BrokerProcess.start()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin
            .createTopics(List.of(new NewTopic(TOPIC, Optional.of(series), Optional.empty())))
            .all()
            .get();
      }
      print(
          ChildJvm.run(
              DeskChild.class,
              FrameBench.jvmOptions(window),
              broker.bootstrapServers(),
              TOPIC,
              series,
              rate,
              seconds));
    }
  }
}
