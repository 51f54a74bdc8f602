package topicscope.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.FieldPaths;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.time.TimeChoice;

/** The options for decoding values. Without them the format is detected. */
public final class DecodeOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = ValueNames.Formats.class,
      description =
          "The format of the values: registry, avro-file, avro, protobuf, rollup, text, json,"
              + " prometheus, graphite, statsd, nmea, influx, key-value, csv, words, cbor,"
              + " messagepack, int8, int16, int32, int64, float, double, and the last ones with -le"
              + " for little-endian (default: detected).")
  private @Nullable Format format;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      defaultValue = "record",
      description =
          "The time of a sample: record, arrival or field:PATH (default: ${DEFAULT-VALUE}).")
  private TimeChoice time = new TimeChoice.OfRecord();

  @Option(
      names = "--group-by",
      paramLabel = "WHAT",
      defaultValue = "format",
      description =
          "What a field has one series for each of: none, key, partition, field:PATH[,PATH…] of"
              + " text fields, or what the format suggests (default: ${DEFAULT-VALUE}).")
  private Grouping grouping = new Grouping.ByFormat();

  @Option(names = "--numeric-strings", description = "Read numbers in quotes as numbers, too.")
  private boolean numericStrings;

  @Option(
      names = "--states",
      paramLabel = "PATH[,PATH…]",
      defaultValue = "",
      description =
          "Text fields to show as states, such as ON and OFF; value if a record is nothing but"
              + " text.")
  private String states = "";

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description =
          "The schema of values that carry no schema id: .avsc for Avro, .proto or protoc's"
              + " descriptor set (.desc) for Protobuf.")
  private @Nullable Path schema;

  @Option(
      names = "--message",
      paramLabel = "TYPE",
      defaultValue = "",
      description = "The message type in a Protobuf schema (default: the first).")
  private String message = "";

  @Mixin private final RegistryOptions registry = new RegistryOptions();

  /** The choice, with defaults. */
  public DecodeChoice choice() {
    return new DecodeChoice(
        Optional.ofNullable(format),
        time,
        grouping,
        numericStrings,
        Optional.ofNullable(schema).map(file -> new SchemaFile(file, message)),
        states.isEmpty() ? List.of() : FieldPaths.split(states));
  }

  /** The choice if the user made one; a window else uses the saved one. */
  public Optional<DecodeChoice> given() {
    return Optional.of(choice()).filter(choice -> !choice.equals(DecodeChoice.AUTOMATIC));
  }

  /** The registry, if one is given. */
  public Optional<RegistryFile> registry() {
    return registry.registry();
  }

  /** Opens the registry; without one, a source that refuses. The caller closes it. */
  public SchemaSource openRegistry() throws IOException {
    return registry.open();
  }

  /**
   * The schemas.
   *
   * @throws IOException if the file of a schema can't be read
   */
  public TopicSchemas schemas(SchemaSource source) throws IOException {
    Optional<SchemaFile> file = choice().schema();
    return file.isEmpty()
        ? TopicSchemas.of(source)
        : new TopicSchemas(source, Optional.of(file.get().load()));
  }
}
