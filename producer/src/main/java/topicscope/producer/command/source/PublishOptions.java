package topicscope.producer.command.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.platform.HostName;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SchemaRegistry;
import topicscope.producer.publish.ValueFormat;

/** The options for the topic and format of a source's records. */
final class PublishOptions {
  static final String TOPIC = "test-topic";

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Where the records go (default: ${DEFAULT-VALUE}).")
  private @Nullable String topic;

  @Option(names = "--key", paramLabel = "TEXT", description = "The key of every record.")
  private @Nullable String key;

  @Option(
      names = "--value-format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatConverter.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private @Nullable ValueFormat format;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The machine's name in formats that carry it (default: as the system says).")
  private @Nullable String host;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "The registry for --value-format avro.")
  private @Nullable URI registry;

  @Option(
      names = "--schema-registry-auth",
      paramLabel = "FILE",
      description = "A file with USER:PASSWORD or a token for the registry.")
  private @Nullable Path registryAuth;

  static final class FormatConverter extends NameConverter<ValueFormat> {
    FormatConverter() {
      super(ValueFormat.values());
    }
  }

  /**
   * @param trouble receives the reason when a registry does not answer
   */
  Route route(Consumer<String> trouble) {
    ValueFormat chosen = format == null ? ValueFormat.JSON : format;
    Optional<SchemaRegistry> schemas = registry(chosen, trouble);
    return new Route(
        topic == null ? TOPIC : topic,
        Optional.ofNullable(key),
        chosen,
        host == null ? HostName.get() : host,
        schemas);
  }

  private Optional<SchemaRegistry> registry(ValueFormat chosen, Consumer<String> trouble) {
    if (chosen != ValueFormat.AVRO) {
      return Optional.empty();
    }
    if (registry == null
        || registry.getScheme() == null
        || !registry.getScheme().matches("https?")) {
      throw new UsageException(
          "--value-format: avro needs --schema-registry, an address http://… or https://…");
    }
    return Optional.of(new SchemaRegistry(registry, RegistryLogin.read(registryAuth), trouble));
  }
}
