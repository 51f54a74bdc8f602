package topicscope.producer.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.platform.TerminalText;
import topicscope.producer.bench.Bench;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.run.ProducerRun;
import topicscope.producer.topic.TopicAdmin;
import topicscope.producer.topic.TopicException;

/**
 * {@code bench}: the cost of the producer at 2 samples/s, and its highest rate beside a bare
 * producer. Prints one line of JSON per case.
 */
@Command(
    name = "bench",
    description =
        "What the producer costs on this machine and how fast it can be. One line of JSON a case:"
            + " how late samples come at 2 Hz, CPU and memory meanwhile, and the highest rate"
            + " beside a bare Kafka producer's. Uses a topic of its own, which it deletes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    versionProvider = Version.class)
public final class BenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SendOptions send = new SendOptions();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long the 2 Hz part lasts (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--round",
      paramLabel = "TIME",
      defaultValue = "4s",
      description = "How long each round of the rate part lasts (default: ${DEFAULT-VALUE}).")
  private Duration round = Duration.ZERO;

  @Override
  public Integer call() throws TopicException {
    CommandSpec command = Objects.requireNonNull(spec);
    ProducerRun.Connection connection = send.connection();
    String topic = "topicscope-bench-" + ProcessHandle.current().pid();
    try (TopicAdmin admin =
        TopicAdmin.connect(connection.bootstrapServers(), connection.config())) {
      admin.create(topic, OptionalInt.of(1), OptionalInt.empty(), java.util.Map.of());
      try {
        Bench bench = new Bench(connection, topic, command.commandLine().getOut());
        bench.pace(duration);
        bench.usage(duration, send.arguments());
        bench.rate(ValueFormat.INT, round);
        bench.rate(ValueFormat.JSON, round);
      } finally {
        admin.delete(topic);
      }
      return 0;
    } catch (IOException e) {
      command
          .commandLine()
          .getErr()
          .println(TerminalText.escape("can't start the program again: " + e.getMessage()));
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
