package topicscope.producer.command.source;

import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.producer.run.Plan;
import topicscope.producer.run.SamplingPlan;
import topicscope.producer.source.CpuSource;

/** The options of {@code cpu}. */
final class CpuOptions extends SourceOptions {
  @Mixin private PublishOptions publish = new PublishOptions();

  @Mixin private IntervalOptions pace = new IntervalOptions();

  @Option(
      names = "--per-core",
      description = "The load of each core as well, in formats that carry several numbers.")
  private boolean perCore;

  CpuOptions() {
    super(
        new SourceInfo(
            "cpu",
            "This machine's CPU load in percent.",
            Map.of(
                "--topic", PublishOptions.TOPIC, "--value-format", "int", "--interval", "500ms")));
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    return new SamplingPlan(
        info().name(), () -> new CpuSource(perCore), publish.route(trouble), pace.schedule());
  }
}
