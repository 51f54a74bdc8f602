package topicscope.cli.rollup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.TopicDecoding;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;

/** Which topic is rolled up into which, and how its records are decoded. */
final class RollupTopicOptions {
  private static final int MAX_SERIES = 100_000;

  @Option(names = "--topic", paramLabel = "NAME", description = "The topic to read. Required.")
  private @Nullable String topic;

  @Option(
      names = "--to",
      paramLabel = "NAME",
      description = "The topic of the partials, such as fast.1s. Required.")
  private @Nullable String target;

  @Mixin private final DecodeOptions decoding = new DecodeOptions();

  @Option(
      names = "--max-series",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "How many series are kept apart in each partition (default: ${DEFAULT-VALUE}); samples"
              + " of further ones are counted, and in no partial.")
  private int maxSeries = MAX_SERIES;

  /** The topic to read. A subcommand's options are checked here, not by its parent. */
  String topic(CommandSpec command) {
    return required(command, topic, "--topic");
  }

  /** The topic to write. */
  String target(CommandSpec command) {
    return required(command, target, "--to");
  }

  DecodeOptions decoding() {
    return decoding;
  }

  /**
   * Makes decoders.
   *
   * @throws IOException if the file of a schema can't be read
   */
  Supplier<TopicDecoder> decoders(CommandSpec command, TopicDecoding decoded) throws IOException {
    if (maxSeries < 1) {
      throw new ParameterException(command.commandLine(), "--max-series must be at least 1");
    }
    if (!decoding.choice().states().isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "a roll-up is made of numbers: there is none of --states");
    }
    String name = topic(command);
    DecodeChoice choice = decoded.choice(name).withStates(List.of());
    TopicSchemas schemas = decoded.schemas(choice);
    return () -> new TopicDecoder(name, choice, schemas, _ -> true, maxSeries);
  }

  private static String required(CommandSpec command, @Nullable String value, String option) {
    return Optional.ofNullable(value)
        .orElseThrow(() ->
            new ParameterException(
                command.commandLine(), "Missing required option: '" + option + "=NAME'"));
  }

  /** Whole milliseconds. */
  static Duration whole(CommandSpec command, Duration interval) {
    if (interval.toMillis() < 1 || interval.toNanosPart() % 1_000_000 != 0) {
      throw new ParameterException(
          command.commandLine(), "--interval must be whole milliseconds, such as 100ms or 1s");
    }
    return interval;
  }
}
