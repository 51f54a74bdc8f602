package topicscope.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.frame.FrameBench;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.ChildJvm;

/** Measures how long a record takes until it is on screen, and where the time goes. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = {
      "From making a record to the frame that shows it, in ms, stage by stage. The means of the"
          + " stages add up to the mean of all.",
      "Beside it, over the same records: a bare consumer that only notes their arrival (the"
          + " floor), and after it JavaFX's own LineChart behind a plain consumer and runLater.",
      "One line of JSON. The producer and the broker run in processes of their own on this machine."
    })
public final class LatencyBench extends Benchmark {
  static final String TOPIC = "bench-latency";

  @Option(
      names = "--rate",
      defaultValue = "100",
      paramLabel = "N",
      description = "Records per second, at uneven intervals (default: ${DEFAULT-VALUE}).")
  private int rate = 100;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      paramLabel = "N",
      description = "How long to measure each program (default: ${DEFAULT-VALUE}).")
  private int seconds = 20;

  @Option(
      names = "--warm-up",
      defaultValue = "8",
      paramLabel = "N",
      description = "Seconds before each of them (default: ${DEFAULT-VALUE}).")
  private int warmUp = 8;

  @Option(names = "--window", description = "In a real window instead of headless.")
  private boolean window;

  @Override
  protected void measure() throws Exception {
    if (rate < 1 || seconds < 1 || warmUp < 1) {
      throw new IllegalArgumentException("--rate, --seconds and --warm-up must be at least 1");
    }
    try (BrokerProcess broker = BrokerProcess.start()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        // The record's key says when it was made, its timestamp when the broker has got it.
        admin
            .createTopics(
                List.of(
                    new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                        .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
            .all()
            .get();
      }
      List<String> options = new ArrayList<>(FrameBench.jvmOptions(window));
      options.addAll(RenderedFrames.jvmOptions());
      print(
          ChildJvm.run(
              LatencyChild.class, options, broker.bootstrapServers(), rate, seconds, warmUp));
    }
  }
}
