package topicscope.decode.detect;

import java.util.List;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.DocumentShapes;
import topicscope.decode.document.JacksonDecoder;
import topicscope.decode.document.JsonDecoder;
import topicscope.decode.number.BinaryNumberDecoder;
import topicscope.decode.number.TextNumberDecoder;
import topicscope.decode.rollup.RawTopic;
import topicscope.decode.rollup.RollupDecoder;
import topicscope.decode.schema.AvroFileDecoder;
import topicscope.decode.schema.FramedDecoder;
import topicscope.decode.schema.GivenDecoder;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.text.CsvDecoder;
import topicscope.decode.text.GraphiteDecoder;
import topicscope.decode.text.InfluxDecoder;
import topicscope.decode.text.KeyValueDecoder;
import topicscope.decode.text.NmeaDecoder;
import topicscope.decode.text.PrometheusDecoder;
import topicscope.decode.text.StatsdDecoder;
import topicscope.decode.text.TokenDecoder;

/** Creates decoders. */
public final class DecoderFactory {
  private static final DecodeOutcome NO_SCHEMA =
      DecodeOutcome.undecodable("no schema is given for these records (an .avsc or .proto file)");

  private final boolean numericStrings;
  private final TopicSchemas schemas;
  private final DecodeBudget budget;
  private final DocumentShapes shapes = new DocumentShapes();
  private volatile RawTopic rawTopic = RawTopic.NONE;

  public DecoderFactory(boolean numericStrings, TopicSchemas schemas) {
    this(numericStrings, schemas, new DecodeBudget());
  }

  /**
   * @param budget what one record may cost; shared by all decoders, which one thread calls
   */
  public DecoderFactory(boolean numericStrings, TopicSchemas schemas, DecodeBudget budget) {
    this.numericStrings = numericStrings;
    this.schemas = schemas;
    this.budget = budget;
  }

  DecodeBudget budget() {
    return budget;
  }

  /** Whether numbers in quotes are numbers. */
  boolean readsNumericStrings() {
    return numericStrings;
  }

  /** What the registry says about that schema. */
  SchemaSource.Answer schema(int id) {
    return schemas.registry().schema(id);
  }

  /** What the decoders say about lists. Thread-safe. */
  List<String> listNotes() {
    return shapes.notes();
  }

  /** What the latest roll-up was made of. Thread-safe. */
  RawTopic rawTopic() {
    return rawTopic;
  }

  /** Creates a decoder for one reading, which adds its fields to {@code fields}. Never throws. */
  public RecordDecoder make(Format format, RecordFields fields) {
    return GuardedDecoder.of(() -> decoder(format, fields), budget);
  }

  private RecordDecoder decoder(Format format, RecordFields fields) {
    DocumentOptions options = new DocumentOptions(fields, numericStrings, budget, shapes);
    return switch (format) {
      case REGISTRY -> new FramedDecoder(schemas.registry(), options);
      case AVRO_FILE -> new AvroFileDecoder(options);
      case AVRO, PROTOBUF -> bySchema(options);
      case ROLLUP -> new RollupDecoder(fields, raw -> rawTopic = raw);
      case TEXT -> new TextNumberDecoder(fields);
      case JSON -> new JsonDecoder(options);
      case PROMETHEUS -> new PrometheusDecoder(fields);
      case GRAPHITE -> new GraphiteDecoder(fields);
      case STATSD -> new StatsdDecoder(fields);
      case NMEA -> new NmeaDecoder(fields);
      case INFLUX -> new InfluxDecoder(fields);
      case KEY_VALUE -> new KeyValueDecoder(fields);
      case CSV -> new CsvDecoder(fields);
      case WORDS -> new TokenDecoder(fields);
      case CBOR -> JacksonDecoder.cbor(options);
      case MESSAGE_PACK -> JacksonDecoder.messagePack(options);
      default -> new BinaryNumberDecoder(format.binary().orElseThrow(), fields.numbers());
    };
  }

  private RecordDecoder bySchema(DocumentOptions options) {
    return schemas
        .given()
        .<RecordDecoder>map(given -> new GivenDecoder(given, options))
        .orElse((bytes, offset, length, rows) -> NO_SCHEMA);
  }
}
