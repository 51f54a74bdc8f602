package topicscope.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import topicscope.TopicscopeApp;
import topicscope.decode.detect.Format;
import topicscope.decode.schema.SchemaFile;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.topic.DecodeChoice;
import topicscope.decode.topic.Grouping;

/** The options that say how a topic's values are read; without any, everything is found out. */
public final class DecodeOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ToFormat.class,
      description =
          "What the values are: registry, avro-file, avro, protobuf, text, json, influx, key-value,"
              + " csv, words, cbor, messagepack, int8, int16, int32, int64, float, double, and the"
              + " last ones with -le for little-endian (default: found out).")
  private @Nullable Format format;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = ToTime.class,
      defaultValue = "record",
      description =
          "Which time a sample gets: record, arrival or field:PATH (default: ${DEFAULT-VALUE}).")
  private TimeChoice time = new TimeChoice.OfRecord();

  @Option(
      names = "--group-by",
      paramLabel = "WHAT",
      converter = ToGrouping.class,
      defaultValue = "format",
      description =
          "What tells the series of one field apart: none, key, partition, field:PATH[,PATH…] of"
              + " text fields, or what the format suggests (default: ${DEFAULT-VALUE}).")
  private Grouping grouping = new Grouping.ByFormat();

  @Option(names = "--numeric-strings", description = "Take numbers in quotes for numbers, too.")
  private boolean numericStrings;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description =
          "The schema of values that don't say theirs: .avsc for Avro, .proto or protoc's"
              + " descriptor set (.desc) for Protobuf.")
  private @Nullable Path schema;

  @Option(
      names = "--message",
      paramLabel = "TYPE",
      defaultValue = "",
      description = "Which message type of a Protobuf schema (default: the first).")
  private String message = "";

  @Mixin private final RegistryOptions registry = new RegistryOptions();

  /** What was chosen. */
  public DecodeChoice choice() {
    return new DecodeChoice(
        Optional.ofNullable(format),
        time,
        grouping,
        numericStrings,
        Optional.ofNullable(schema).map(file -> new SchemaFile(file, message)));
  }

  /** What was said, for a window, which knows what was chosen in the past. */
  public TopicscopeApp.Format format() {
    DecodeChoice said = choice();
    return new TopicscopeApp.Format(
        said.equals(DecodeChoice.AUTOMATIC) ? Optional.empty() : Optional.of(said),
        registry.registry());
  }

  /** Opens the registry, if one is given; to be closed by the caller. */
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

  private static <T> T convert(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  static final class ToFormat implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return DecodeOptions.convert(text, Format::parse);
    }
  }

  static final class ToTime implements ITypeConverter<TimeChoice> {
    @Override
    public TimeChoice convert(String text) {
      return DecodeOptions.convert(text, TimeChoice::parse);
    }
  }

  static final class ToGrouping implements ITypeConverter<Grouping> {
    @Override
    public Grouping convert(String text) {
      return DecodeOptions.convert(text, Grouping::parse);
    }
  }
}
