package topicscope.producer.command.source;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import picocli.CommandLine.Mixin;
import topicscope.producer.run.Plan;
import topicscope.producer.run.SamplingPlan;
import topicscope.producer.sampling.SamplingSchedule;
import topicscope.producer.synthetic.Signal;
import topicscope.producer.synthetic.SignalSource;

/** The options of a synthetic signal that looks like a real one. */
final class SyntheticOptions extends SourceOptions {
  @Mixin private PublishOptions publish = new PublishOptions();
  @Mixin private RateOptions pace = new RateOptions();

  private final int decimals;
  private final LongFunction<Signal> signal;

  /**
   * @param decimals decimals of the values
   * @param signal creates the signal for a seed
   */
  SyntheticOptions(String name, String description, int decimals, LongFunction<Signal> signal) {
    super(SourceInfo.ofJson(name, description, Map.of("--rate", "1", "--seed", "1")));
    this.decimals = decimals;
    this.signal = signal;
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    SamplingSchedule schedule = pace.schedule();
    return new SamplingPlan(
        info().name(),
        () ->
            new SignalSource(
                info().name().replace('-', '_'),
                signal.apply(pace.seed()),
                schedule.seconds(),
                decimals),
        publish.route(trouble),
        schedule);
  }
}
