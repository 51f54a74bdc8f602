package topicscope.producer.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.producer.command.SourceArguments.SharedOption;

/** The options of {@code run} that apply to every source without such an option of its own. */
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

  List<SharedOption> all() {
    return List.of(
        same("--topic", topic),
        new SharedOption("--key", source -> topic == null ? null : source),
        same("--value-format", format),
        same("--interval", interval),
        same("--host", host),
        same("--schema-registry", registry),
        same("--schema-registry-auth", registryAuth));
  }

  private static SharedOption same(String name, @Nullable String value) {
    return new SharedOption(name, _ -> value);
  }
}
