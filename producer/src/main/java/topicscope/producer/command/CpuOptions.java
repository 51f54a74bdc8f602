package topicscope.producer.command;

import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.producer.run.Plan;
import topicscope.producer.run.SamplingPlan;
import topicscope.producer.source.CpuSource;

/** The options of {@code cpu}. */
final class CpuOptions implements SourceOptions {
  private static final SourceInfo INFO =
      new SourceInfo(
          "cpu",
          "This machine's CPU load in percent.",
          Map.of("--topic", Defaults.TOPIC, "--value-format", "int", "--interval", "500ms"));

  @Mixin private PublishOptions publish = new PublishOptions();

  @Mixin private IntervalOptions pace = new IntervalOptions();

  @Option(
      names = "--per-core",
      description = "The load of each core as well, in formats that carry several numbers.")
  private boolean perCore;

  @Override
  public SourceInfo info() {
    return INFO;
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    return new SamplingPlan(
        INFO.name(), () -> new CpuSource(perCore), publish.route(trouble), pace.schedule());
  }
}
