package topicscope.producer.command.source;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import topicscope.producer.run.Plan;
import topicscope.producer.run.SamplingPlan;
import topicscope.producer.source.Source;

/** The options of a source that measures this machine. */
final class MeasuredOptions extends SourceOptions {
  @Mixin private PublishOptions publish = new PublishOptions();
  @Mixin private IntervalOptions pace = new IntervalOptions();

  private final Supplier<Source> source;

  /**
   * @param source opens the source
   */
  MeasuredOptions(String name, String description, Supplier<Source> source) {
    super(SourceInfo.ofJson(name, description, Map.of("--interval", "1s")));
    this.source = source;
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    return new SamplingPlan(info().name(), source, publish.route(trouble), pace.schedule());
  }
}
