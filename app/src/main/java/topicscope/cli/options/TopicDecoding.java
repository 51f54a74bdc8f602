package topicscope.cli.options;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.RememberedChoices;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.platform.ConfigFolder;

/**
 * How a command decodes several topics or for long: as its options say, otherwise as the user chose
 * in the window.
 */
public final class TopicDecoding implements AutoCloseable {
  private final DecodeOptions options;
  private final RememberedChoices remembered;
  private final String cluster;
  private final SchemaSource registry;

  private TopicDecoding(
      DecodeOptions options, RememberedChoices remembered, String cluster, SchemaSource registry) {
    this.options = options;
    this.remembered = remembered;
    this.cluster = cluster;
    this.registry = registry;
  }

  /**
   * Reads what the user chose in the window.
   *
   * @param cluster the bootstrap servers
   * @param trouble gets what can't be read, as a sentence
   * @throws IOException if the registry's settings can't be read
   */
  public static TopicDecoding open(DecodeOptions options, String cluster, Consumer<String> trouble)
      throws IOException {
    RememberedChoices remembered =
        new ChoiceStore(ConfigFolder.path().resolve("formats.json")).load();
    remembered.trouble().ifPresent(trouble);
    Optional<RegistryFile> kept = remembered.registry(cluster);
    SchemaSource registry =
        options.registry().isPresent() || kept.isEmpty()
            ? options.openRegistry()
            : kept.get().open();
    return new TopicDecoding(options, remembered, cluster, registry);
  }

  /** How a topic is decoded. */
  public DecodeChoice choice(String topic) {
    return options.given().orElseGet(() -> remembered.choice(cluster, topic));
  }

  /**
   * The schemas for that choice.
   *
   * @throws IOException if the file of a schema can't be read
   */
  public TopicSchemas schemas(DecodeChoice choice) throws IOException {
    return choice.schema().isEmpty()
        ? TopicSchemas.of(registry)
        : new TopicSchemas(registry, Optional.of(choice.schema().get().load()));
  }

  @Override
  public void close() {
    registry.close();
  }
}
