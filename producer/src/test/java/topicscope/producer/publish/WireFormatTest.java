package topicscope.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * The formats against the golden bytes in {@code wire/}; the app's tests have the same files, and
 * read them.
 */
class WireFormatTest {
  private static final Path WIRE = Path.of("src/test/resources/wire");
  private static final long TIME = 1763596800123L;
  private static final String HOST = "web 1";
  private static final int SCHEMA_ID = 258;

  /** What the files hold. */
  private static final Reading READING =
      new Reading(
          "system",
          List.of(
              Field.of("cpu", 12.5),
              new Field("memory", "used_bytes", 25_276_502_016.0),
              new Field("memory", "used_percent", 14.6),
              new Field("network", "in_bytes_per_s", 0)));

  @ParameterizedTest
  @EnumSource
  @DisplayName("each format gives the golden bytes")
  void encode_goldenReading_givesGoldenBytes(ValueFormat format) throws IOException {
    assertThat(encoder(format).encode(TIME, READING))
        .isEqualTo(Files.readAllBytes(WIRE.resolve(format + ".bin")));
  }

  @Test
  @DisplayName("there is a golden file for each format, and no other")
  void golden_files_areComplete() throws IOException {
    try (var files = Files.list(WIRE)) {
      List<String> expected = new java.util.ArrayList<>(List.of("avro.avsc", "expected.json"));
      for (ValueFormat format : ValueFormat.values()) {
        expected.add(format + ".bin");
      }
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  @DisplayName("Avro's own library reads the same numbers, by the schema that was registered")
  void encode_avro_isReadByAvrosLibrary() throws IOException {
    Map<String, Integer> registered = new HashMap<>();
    byte[] bytes = avro(registered).encode(TIME, READING);
    String json = registered.keySet().iterator().next();
    assertThat(json).isEqualTo(Files.readString(WIRE.resolve("avro.avsc")).strip());

    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    assertThat(buffer.get()).isZero();
    assertThat(buffer.getInt()).isEqualTo(SCHEMA_ID);
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(json))
            .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    assertThat(String.valueOf(record.get("host"))).isEqualTo(HOST);
    assertThat(record.get("cpu")).isEqualTo(12.5);
    assertThat(record.get("memory_used_bytes")).isEqualTo(25_276_502_016.0);
    assertThat(record.get("memory_used_percent")).isEqualTo(14.6);
    assertThat(record.get("network_in_bytes_per_s")).isEqualTo(0.0);
    assertThat(record.get("ts")).isEqualTo(TIME);
  }

  @Test
  @DisplayName(
      "Avro: other fields get another schema, and names that Avro doesn't allow are replaced")
  void encode_avro_otherShape_registersAnew() {
    Map<String, Integer> registered = new HashMap<>();
    Encoder encoder = avro(registered);
    encoder.encode(TIME, READING);
    Reading other =
        new Reading("a-b", List.of(Field.of("ts", 1), Field.of("9 %", 2), Field.of("9_%", 3)));
    assertThat(encoder.isReadyFor(other)).isTrue();
    assertThat(registered).hasSize(2);
    String schema =
        registered.keySet().stream().filter(json -> json.contains("a_b")).findAny().orElseThrow();
    assertThat(new Schema.Parser().parse(schema).getFields().stream().map(Schema.Field::name))
        .containsExactly("host", "ts_2", "_9__", "_9___2", "ts");
  }

  @Test
  @DisplayName(
      "Avro: when a device is plugged in or out, each schema reads the other's records, so that a"
          + " registry takes it")
  void schema_deviceComesAndGoes_isCompatible() {
    Reading more =
        new Reading(
            "system",
            List.of(
                Field.of("cpu", 12.5),
                new Field("memory", "used_bytes", 1),
                new Field("usb0", "in_bytes_per_s", 2),
                new Field("network", "in_bytes_per_s", 0)));
    Schema one = new Schema.Parser().parse(AvroSchema.of(READING).json());
    Schema other = new Schema.Parser().parse(AvroSchema.of(more).json());
    for (List<Schema> pair : List.of(List.of(one, other), List.of(other, one))) {
      assertThat(
              SchemaCompatibility.checkReaderWriterCompatibility(pair.getFirst(), pair.getLast())
                  .getType())
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.4, 0",
    "0.5, 1",
    "-0.6, -1",
    "99.5, 100",
    "1e15, 1000000000000000",
    "-9.223372036854775E18, -9223372036854774784",
  })
  void encode_int_roundsHalfUp(double value, String text) {
    assertThat(text(ValueFormat.INT, value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "12.5, 12.5",
    "1e7, 10000000.0",
    "25276502016, 25276502016.0",
    "0.0001, 0.0001",
    "1e-7, 1.0E-7",
    "1e17, 1.0E17",
    "1.7976931348623157E308, 1.7976931348623157E308",
    "0.1, 0.1",
    "-123456789.125, -123456789.125",
  })
  void encode_float_isShortAndPlain(double value, String text) {
    assertThat(text(ValueFormat.FLOAT, value)).isEqualTo(text);
    assertThat(Double.parseDouble(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY_INT32, 2147483648",
    "BINARY_INT32, -2147483649",
    "BINARY_INT64, 1e19",
    "INT, 1e19",
    "BINARY_FLOAT, 1e39",
  })
  @DisplayName("a number that doesn't fit is refused, not changed")
  void encode_tooLarge_isRefused(ValueFormat format, double value) {
    assertThatThrownBy(() -> encoder(format).encode(TIME, Reading.of("n", value)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  @DisplayName("JSON: names and host are quoted, and each group is an object of its own")
  void encode_json_strangeNames_areQuoted() {
    Route route = new Route("t", Optional.empty(), ValueFormat.JSON, "a\"\\\né");
    Reading reading =
        new Reading(
            "n", List.of(new Field("g\"", "a", 1), new Field("h", "b", 2), Field.of("c", 3)));
    assertThat(
            new String(ValueFormat.JSON.encoder(route).encode(5, reading), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"host\":\"a\\\"\\\\\\né\",\"g\\\"\":{\"a\":1.0},\"h\":{\"b\":2.0},\"c\":3.0,\"ts\":5}");
  }

  @Test
  @DisplayName("JSON: the next reading through the same encoder has its own names")
  void encode_json_otherShape_followsIt() {
    Encoder encoder = encoder(ValueFormat.JSON);
    encoder.encode(1, Reading.of("a", 1));
    assertThat(new String(encoder.encode(2, Reading.of("b", 2)), StandardCharsets.UTF_8))
        .isEqualTo("{\"host\":\"web 1\",\"b\":2.0,\"ts\":2}");
  }

  @Test
  @DisplayName("the line protocol's own characters are escaped")
  void encode_influx_strangeNames_areEscaped() {
    Route route = new Route("t", Optional.empty(), ValueFormat.INFLUX, "a,b=c");
    Reading reading = new Reading("m n", List.of(Field.of("x=y z", 1), new Field("g h", "v", 2)));
    assertThat(
            new String(
                ValueFormat.INFLUX.encoder(route).encode(5, reading), StandardCharsets.UTF_8))
        .isEqualTo(
            "m\\ n,host=a\\,b\\=c x\\=y\\ z=1.0 5000000\n"
                + "m\\ n,host=a\\,b\\=c,group=g\\ h v=2.0 5000000");
  }

  private static String text(ValueFormat format, double value) {
    return new String(
        encoder(format).encode(TIME, Reading.of("n", value)), StandardCharsets.US_ASCII);
  }

  private static Encoder encoder(ValueFormat format) {
    return format == ValueFormat.AVRO
        ? avro(new HashMap<>())
        : format.encoder(new Route("t", Optional.empty(), format, HOST));
  }

  private static Encoder avro(Map<String, Integer> registered) {
    AvroEncoder encoder =
        new AvroEncoder(
            HOST, schema -> OptionalInt.of(registered.computeIfAbsent(schema, _ -> SCHEMA_ID)));
    assertThat(encoder.isReadyFor(READING)).isTrue();
    return encoder;
  }
}
