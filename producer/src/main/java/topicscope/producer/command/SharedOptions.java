package topicscope.producer.command;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code run} that hold for every source that doesn't say otherwise. */
final class SharedOptions {
  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "One topic for all, with the source's name as key (default: one topic each).")
  private @Nullable String topic;

  @Option(
      names = "--value-format",
      paramLabel = "FORMAT",
      description = "For all sources that don't say otherwise.")
  private @Nullable String format;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "For all sources that don't say otherwise.")
  private @Nullable String interval;

  @Option(names = "--host", paramLabel = "NAME", description = "The machine's name, for all.")
  private @Nullable String host;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "The registry for sources in the format avro.")
  private @Nullable String registry;

  @Option(
      names = "--schema-registry-auth",
      paramLabel = "FILE",
      description = "A file with USER:PASSWORD or a token for the registry.")
  private @Nullable String registryAuth;

  List<SourceArguments.SharedOption> all() {
    return List.of(
        same("--topic", topic),
        new Shared("--key", source -> topic == null ? null : source),
        same("--value-format", format),
        same("--interval", interval),
        same("--host", host),
        same("--schema-registry", registry),
        same("--schema-registry-auth", registryAuth));
  }

  private static Shared same(String name, @Nullable String value) {
    return new Shared(name, _ -> value);
  }

  private record Shared(String name, UnaryOperator<@Nullable String> byName)
      implements SourceArguments.SharedOption {
    @Override
    public Optional<String> value(String source) {
      return Optional.ofNullable(byName.apply(source));
    }
  }
}
