package topicscope.producer;

import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import topicscope.producer.source.Source;
import topicscope.producer.synthetic.Signal;
import topicscope.producer.synthetic.SignalSource;
import topicscope.producer.synthetic.Signals;

/** The options of a made-up signal that looks like a real one. */
final class BelievableOptions implements SourceOptions {
  @Mixin private PublishOptions publish = new PublishOptions();
  @Mixin private GeneratedPace pace = new GeneratedPace();

  private final Kind kind;

  BelievableOptions(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.name;
  }

  @Override
  public String description() {
    return kind.description;
  }

  @Override
  public Map<String, String> defaults() {
    return Map.of("--topic", kind.name, "--value-format", "json", "--rate", "1", "--seed", "1");
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    Schedule schedule = pace.schedule();
    return new SamplingPlan(
        kind.name,
        () -> kind.open(pace.seed(), schedule.seconds()),
        publish.route(trouble),
        schedule);
  }

  /** What is made up. */
  enum Kind {
    TEMPERATURE("temperature", "Made up: the temperature of a heated room, in °C.", 2),
    HUMIDITY("humidity", "Made up: the relative humidity of that room, in percent.", 1),
    HEART_RATE(
        "heart-rate", "Made up: a heart rate in beats a minute, with an effort now and then.", 0);

    private final String name;
    private final String description;
    private final int decimals;

    Kind(String name, String description, int decimals) {
      this.name = name;
      this.description = description;
      this.decimals = decimals;
    }

    private Source open(long seed, double spacing) {
      Signal signal =
          switch (this) {
            case TEMPERATURE -> Signals.temperature(seed);
            case HUMIDITY -> Signals.humidity(seed);
            case HEART_RATE -> Signals.heartRate(seed);
          };
      return new SignalSource(name.replace('-', '_'), signal, spacing, decimals);
    }
  }
}
