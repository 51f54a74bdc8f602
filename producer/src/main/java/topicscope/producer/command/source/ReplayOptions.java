package topicscope.producer.command.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import topicscope.producer.replay.Recording;
import topicscope.producer.run.Plan;
import topicscope.producer.run.ReplayPlan;

/** The options of {@code replay}. */
final class ReplayOptions extends SourceOptions {
  @Mixin private PublishOptions publish = new PublishOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "CSV with a header line, or JSON lines (.json, .jsonl, .ndjson).")
  private Path file = Path.of("");

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description = "The column with the time (default: one with a usual name, such as ts).")
  private String timeColumn = "";

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description = "The number that single-number formats carry (default: the first).")
  private String field = "";

  @Option(
      names = "--key-field",
      paramLabel = "NAME",
      description = "The column whose value is the key.")
  private @Nullable String keyField;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      description =
          "Times faster than recorded, or max for as fast as can be (default: ${DEFAULT-VALUE}).")
  private String speed = "1";

  @Option(names = "--loop", description = "Begin again at the end.")
  private boolean loop;

  @Option(
      names = "--keep-time",
      description = "Stamp records with the recorded time (default: with the time of sending).")
  private boolean keepTime;

  @Option(names = "--count", paramLabel = "N", description = "End after this many rows.")
  private @Nullable Long count;

  ReplayOptions() {
    super(
        new SourceInfo(
            "replay",
            "A recorded file, at its own pace, faster, or as fast as can be.",
            Map.of("--topic", "replay", "--value-format", "json", "--speed", "1")));
  }

  @Override
  public Plan plan(Consumer<String> trouble) {
    Recording recording = new Recording(file, timeColumn);
    try {
      recording.check();
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
    OptionalLong limit = IntervalOptions.count(count);
    return new ReplayPlan(
        recording,
        publish.route(trouble),
        factor(),
        loop,
        keepTime,
        field,
        Optional.ofNullable(keyField),
        limit);
  }

  private double factor() {
    if (speed.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      double factor = Double.parseDouble(speed);
      if (factor > 0 && Double.isFinite(factor)) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Reported below, like any other text that is no speed.
    }
    throw new UsageException("--speed: '" + speed + "' is neither a number above zero nor max");
  }
}
