package topicscope.producer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.source.CpuSource;

/** {@code cpu}: the host's CPU load, until it is told to end. */
@Command(
    name = "cpu",
    description = "Publishes this machine's CPU load in percent.",
    sortOptions = false)
final class CpuCommand implements Callable<Integer> {
  private static final Duration FLUSH = Duration.ofSeconds(4);

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "test-topic",
      description = "Where the records go (default: ${DEFAULT-VALUE}).")
  private String topic = "";

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "500ms",
      description = "Time from sample to sample (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ZERO;

  @Option(
      names = "--value-format",
      paramLabel = "FORMAT",
      defaultValue = "int",
      converter = FormatConverter.class,
      completionCandidates = FormatConverter.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ValueFormat format = ValueFormat.INT;

  @Option(names = "--key", paramLabel = "TEXT", description = "The key of every record.")
  private @Nullable String key;

  @Override
  public Integer call() {
    SinkSettings settings =
        SinkSettings.sampling(connection.bootstrapServers(), connection.clientConfig())
            .withCloseTimeout(FLUSH);
    Route route = new Route(topic, Optional.ofNullable(key), format, HostName.get());
    return new SamplingRun(settings, route, interval).run(CpuSource::new);
  }
}
