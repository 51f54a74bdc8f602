package topicscope.producer.publish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import topicscope.producer.source.DecimalText;

/** The formats of a record's value. The table in app/docs/wire-formats.md is the contract. */
public enum ValueFormat {
  /** The main number, rounded, as decimal digits. */
  INT("int"),
  /** The main number in decimal, with a fraction and, when very large or small, an exponent. */
  FLOAT("float"),
  /** All numbers in one object, with the host and the time. */
  JSON("json"),
  /** The main number, rounded, as 4 bytes, big-endian. */
  BINARY_INT32("binary-int32"),
  /** The main number, rounded, as 8 bytes, big-endian. */
  BINARY_INT64("binary-int64"),
  /** The main number as an IEEE 754 single, 4 bytes, big-endian. */
  BINARY_FLOAT("binary-float"),
  /** The main number as an IEEE 754 double, 8 bytes, big-endian. */
  BINARY_DOUBLE("binary-double"),
  /** The time and all numbers, separated by commas. */
  CSV("csv"),
  /** InfluxDB's line protocol, one line per group. */
  INFLUX("influx"),
  /** Avro in Confluent's wire format, with the schema in a registry. */
  AVRO("avro");

  private final String text;

  ValueFormat(String text) {
    this.text = text;
  }

  /** The format's name on the command line. */
  @Override
  public String toString() {
    return text;
  }

  /**
   * Creates an encoder of this format.
   *
   * @throws IllegalArgumentException if the route lacks something that the format needs
   */
  public Encoder encoder(Route route) {
    return switch (this) {
      case INT -> (_, reading) -> text(Long.toString(whole(reading.value())));
      case FLOAT -> (_, reading) -> text(DecimalText.of(reading.value()));
      case JSON -> new JsonEncoder(route.host());
      case BINARY_INT32 ->
          (_, reading) -> bytes(4).putInt(Math.toIntExact(whole(reading.value()))).array();
      case BINARY_INT64 -> (_, reading) -> bytes(8).putLong(whole(reading.value())).array();
      case BINARY_FLOAT -> (_, reading) -> bytes(4).putFloat(single(reading.value())).array();
      case BINARY_DOUBLE -> (_, reading) -> bytes(8).putDouble(reading.value()).array();
      case CSV -> new CsvEncoder();
      case INFLUX -> new InfluxEncoder(route.host());
      case AVRO ->
          new AvroEncoder(
              route.host(),
              route
                  .registry()
                  .orElseThrow(() -> new IllegalArgumentException("avro needs a schema registry"))
                  .forSubject(route.topic() + "-value"));
    };
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Rounds half up. A number beyond 64 bits does not fit. */
  private static long whole(double value) {
    if (Math.abs(value) >= 0x1p63) {
      throw new ArithmeticException("beyond 64 bits: " + value);
    }
    return Math.round(value);
  }

  private static float single(double value) {
    if (Math.abs(value) > Float.MAX_VALUE) {
      throw new ArithmeticException("beyond a single: " + value);
    }
    return (float) value;
  }
}
