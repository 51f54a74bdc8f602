package topicscope.producer.command.source;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.producer.run.Plan;
import topicscope.producer.run.SamplingPlan;
import topicscope.producer.sampling.SamplingSchedule;
import topicscope.producer.synthetic.Signal;
import topicscope.producer.synthetic.SignalSource;
import topicscope.producer.synthetic.Signals;

/** The options of {@code random}: regular signals and noise. */
final class RandomOptions extends SourceOptions {
  private static final int DECIMALS = 6;

  @Mixin private PublishOptions publish = new PublishOptions();
  @Mixin private RateOptions pace = new RateOptions();

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      converter = ShapeConverter.class,
      completionCandidates = ShapeConverter.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Shape shape = Shape.WALK;

  @Option(
      names = "--amplitude",
      paramLabel = "N",
      description =
          "The height of sine, square and spikes; the deviation of noise, and of a walk's step in a"
              + " second (default: ${DEFAULT-VALUE}).")
  private double amplitude = 1;

  @Option(
      names = "--offset",
      paramLabel = "N",
      description = "Added to every value (default: ${DEFAULT-VALUE}).")
  private double offset;

  @Option(
      names = "--period",
      paramLabel = "TIME",
      description = "Of sine and square; the mean time between spikes (default: ${DEFAULT-VALUE}).")
  private Duration period = Duration.ofSeconds(10);

  RandomOptions() {
    super(
        new SourceInfo(
            "random",
            "Made up: a walk, sine, square, noise or spikes, at up to 500,000 samples a second.",
            Map.of(
                "--topic", "random",
                "--value-format", "float",
                "--rate", "10",
                "--seed", "1",
                "--shape", "walk",
                "--amplitude", "1",
                "--offset", "0",
                "--period", "10s")));
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    if (!Double.isFinite(amplitude) || !Double.isFinite(offset)) {
      throw new UsageException("--amplitude and --offset must be finite numbers");
    }
    SamplingSchedule schedule = pace.schedule();
    return new SamplingPlan(
        info().name(),
        () -> {
          Signal signal = signal();
          return new SignalSource(
              "random", seconds -> offset + signal.next(seconds), schedule.seconds(), DECIMALS);
        },
        publish.route(trouble),
        schedule);
  }

  private Signal signal() {
    double seconds = period.toNanos() / 1e9;
    return switch (shape) {
      case WALK -> Signals.walk(pace.seed(), amplitude);
      case SINE -> Signals.sine(amplitude, seconds);
      case SQUARE -> Signals.square(amplitude, seconds);
      case NOISE -> Signals.noise(pace.seed(), amplitude);
      case SPIKES -> Signals.spikes(pace.seed(), amplitude, seconds);
    };
  }

  /** The shape of the signal. */
  enum Shape {
    WALK,
    SINE,
    SQUARE,
    NOISE,
    SPIKES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final class ShapeConverter extends NameConverter<Shape> {
    ShapeConverter() {
      super(Shape.values());
    }
  }
}
