package topicscope.decode.choice;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicscope.decode.number.BinaryNumber;

/**
 * The formats of a topic's values, in the order of precedence: one that says more about the bytes
 * comes first.
 */
public enum Format {
  /** Avro, Protobuf or JSON with the id of a registered schema. */
  REGISTRY("registry", "Confluent wire format"),
  /** Avro container files, which contain their schema. */
  AVRO_FILE("avro-file", "Avro container file"),
  /** Avro with a given schema. */
  AVRO("avro", "Avro"),
  /** Protobuf with a given message type. */
  PROTOBUF("protobuf", "Protobuf"),
  /** Roll-ups of another topic, as {@code topicscope rollup} writes them. */
  ROLLUP("rollup", "roll-up of a topic"),
  /** One number as text. */
  TEXT("text", "number in text"),
  /** JSON documents, one or several per record. */
  JSON("json", "JSON"),
  /** Prometheus and OpenMetrics exposition text. */
  PROMETHEUS("prometheus", "Prometheus text"),
  /** Graphite's plaintext protocol. */
  GRAPHITE("graphite", "Graphite plaintext"),
  /** StatsD lines. */
  STATSD("statsd", "StatsD"),
  /** Sentences of NMEA 0183. */
  NMEA("nmea", "NMEA 0183"),
  /** InfluxDB line protocol. */
  INFLUX("influx", "InfluxDB line protocol"),
  /** {@code key=value} pairs. */
  KEY_VALUE("key-value", "key=value text"),
  /** Comma-separated values. */
  CSV("csv", "CSV"),
  /** Words and numbers separated by white space. */
  WORDS("words", "words with white space between them"),
  /** CBOR. */
  CBOR("cbor", "CBOR"),
  /** MessagePack. */
  MESSAGE_PACK("messagepack", "MessagePack"),
  /** One signed byte. */
  INT8("int8", BinaryNumber.INT8),
  /** Two bytes, big-endian. */
  INT16("int16", BinaryNumber.INT16),
  /** Eight bytes, IEEE 754, big-endian. */
  DOUBLE("double", BinaryNumber.DOUBLE),
  /** Eight bytes, big-endian. */
  INT64("int64", BinaryNumber.INT64),
  /** Four bytes, IEEE 754, big-endian. */
  FLOAT("float", BinaryNumber.FLOAT),
  /** Four bytes, big-endian. */
  INT32("int32", BinaryNumber.INT32),
  /** Two bytes, little-endian. */
  INT16_LE("int16-le", BinaryNumber.INT16_LE),
  /** Four bytes, little-endian. */
  INT32_LE("int32-le", BinaryNumber.INT32_LE),
  /** Eight bytes, little-endian. */
  INT64_LE("int64-le", BinaryNumber.INT64_LE),
  /** Four bytes, IEEE 754, little-endian. */
  FLOAT_LE("float-le", BinaryNumber.FLOAT_LE),
  /** Eight bytes, IEEE 754, little-endian. */
  DOUBLE_LE("double-le", BinaryNumber.DOUBLE_LE);

  private final String id;
  private final String label;
  private final @Nullable BinaryNumber binary;

  Format(String id, String label) {
    this.id = id;
    this.label = label;
    binary = null;
  }

  Format(String id, BinaryNumber binary) {
    this.id = id;
    boolean little = binary.name().endsWith("_LE");
    String kind = binary.isInteger() ? "integer" : "floating-point number";
    String order = binary.width() == 1 ? "" : little ? ", little-endian" : ", big-endian";
    label =
        "binary "
            + kind
            + " of "
            + binary.width()
            + " byte"
            + (binary.width() > 1 ? "s" : "")
            + order;
    this.binary = binary;
  }

  /** Its name on the command line and in settings. */
  public String id() {
    return id;
  }

  /** Its name in a sentence. */
  public String label() {
    return label;
  }

  /** The form of the number, if the format is one bare binary number. */
  public Optional<BinaryNumber> binary() {
    return Optional.ofNullable(binary);
  }

  /** The format with that id. */
  public static Format parse(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id.equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no format " + id + "; there are " + ids()));
  }

  private static String ids() {
    return Arrays.stream(values()).map(Format::id).collect(Collectors.joining(", "));
  }

  /** Whether its lines have tags, which tell series apart. */
  public boolean hasTags() {
    return this == INFLUX || this == PROMETHEUS || this == GRAPHITE || this == STATSD;
  }

  /**
   * Whether it can be detected from the bytes alone. Of the others, little-endian numbers are
   * detected from how successive values differ; the rest must be chosen.
   */
  public boolean isDetectable() {
    return this != AVRO && this != PROTOBUF && !name().endsWith("_LE");
  }
}
