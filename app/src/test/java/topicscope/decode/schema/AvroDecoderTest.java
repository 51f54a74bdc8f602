package topicscope.decode.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.Decoded;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.document.DocumentOptions;

@Execution(CONCURRENT)
class AvroDecoderTest {
  private static final String SENSOR =
      """
      {"type":"record","name":"Sensor","fields":[
        {"name":"id","type":"long"},
        {"name":"temp","type":["null","double"]},
        {"name":"low","type":"float"},
        {"name":"on","type":"boolean"},
        {"name":"host","type":"string"},
        {"name":"state","type":{"type":"enum","name":"State","symbols":["OK","BAD"]}},
        {"name":"cores","type":{"type":"array","items":"int"}},
        {"name":"tags","type":{"type":"map","values":"double"}},
        {"name":"mem","type":{"type":"record","name":"Mem","fields":[{"name":"used","type":"int"}]}},
        {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}},
        {"name":"total","type":{"type":"fixed","name":"F","size":9,"logicalType":"decimal","precision":20,"scale":0}},
        {"name":"raw","type":"bytes"}]}
      """;

  private final Schema schema = AvroDecoder.schema(SENSOR);
  private final RecordFields fields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());
  private final DocumentOptions options = new DocumentOptions(fields, false);

  @Test
  @DisplayName("finds what Avro's own writer has written")
  void decode_everyType() {
    AvroDecoder decoder = new AvroDecoder(schema, options);
    for (int i = 0; i < 2; i++) {
      assertThat(Decoded.lines(decoder, fields, AvroBytes.of(sensor())))
          .isEqualTo(
              "id=9007199254740993 temp=21.5 low=0.25 on=1 cores[0]=1 cores[1]=2 tags.a=0.5"
                  + " mem.used=7 price=-12.34 total=9223372036854775807 host='web-1' state='OK'");
    }
  }

  @Test
  void decode_nullInUnion_isMissing() {
    GenericRecord sensor = sensor();
    sensor.put("temp", null);
    assertThat(Decoded.lines(new AvroDecoder(schema, options), fields, AvroBytes.of(sensor)))
        .startsWith("id=9007199254740993 low=0.25");
  }

  @ParameterizedTest
  @DisplayName("decimals and times are what the schema says, also where Avro for Java drops it")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"fixed","name":"D","size":4,"logicalType":"decimal","precision":10,"scale":2} | 000007cf | v=19.99 | false
          {"type":"bytes","logicalType":"decimal","precision":4,"scale":6} | 0407cf | v=0.001999 | false
          {"type":"bytes","connect.name":"org.apache.kafka.connect.data.Decimal","connect.parameters":{"scale":"2"}} | 0407cf | v=19.99 | false
          {"type":"long","connect.name":"io.debezium.time.MicroTimestamp"} | 8080f28183898506 | v=1700000000000 | true
          {"type":"long","connect.name":"io.debezium.time.Timestamp"} | 02 | v=1 | true
          {"type":"int","connect.name":"io.debezium.time.Date"} | 02 | v=86400000 | true
          ["null",{"type":"int","connect.name":"org.apache.kafka.connect.data.Date"}] | 0202 | v=86400000 | true
          {"type":"int","connect.name":"io.debezium.time.Time"} | 02 | v=1 | false
          "long","logicalType":"timestamp-millis" | 02 | v=1 | true
          ["null","long"],"logicalType":"timestamp-micros" | 02d00f | v=1 | true
          {"type":"record","name":"VariableScaleDecimal","namespace":"io.debezium.data","fields":[{"name":"scale","type":"int"},{"name":"value","type":"bytes"}]} | 040407cf | v=19.99 | false
          """)
  void decode_logicalTypes(String type, String hex, String expected, boolean time) {
    Schema record =
        AvroDecoder.schema(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"v\",\"type\":"
                + type
                + "}]}");
    byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(Decoded.lines(new AvroDecoder(record, options), fields, value)).isEqualTo(expected);
    assertThat(fields.numbers().isTime(fields.numbers().slot("v"))).isEqualTo(time);
  }

  @ParameterizedTest
  @DisplayName("data that is one text or bytes: what is in it is read")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "bytes" | 08 32312e35 | =21.5
          "string" | 1a 7b2274656d70223a32312e357d | temp=21.5
          ["null","string"] | 02 1a 7b2274656d70223a32312e357d | temp=21.5
          ["null","string"] | 00 | no numeric field
          "string" | 0a 68656c6c6f | Avro of one text or bytes that hold neither a number nor JSON
          "bytes" | 0a 32312e35 | not Avro of the given schema
          """)
  void decode_oneText(String type, String hex, String expected) {
    byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(Decoded.lines(new AvroDecoder(AvroDecoder.schema(type), options), fields, value))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("the fingerprint of another schema is the reason that nothing is decoded")
  void decode_singleObjectOfAnotherSchema() {
    byte[] value = HexFormat.of().parseHex("c3010102030405060708060000000000803540");
    assertThat(Decoded.lines(new AvroDecoder(schema, options), fields, value))
        .isEqualTo("Avro's single-object encoding, whose fingerprint is that of another schema");
  }

  @Test
  void decode_singleObjectEncoding() throws IOException {
    ByteBuffer encoded =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(sensor());
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    assertThat(Decoded.lines(new AvroDecoder(schema, options), fields, bytes))
        .startsWith("id=9007199254740993 temp=21.5");
  }

  @Test
  @DisplayName("timestamps and dates are times in ms, with a fraction where they are finer")
  void decode_logicalTimes() {
    Schema times =
        AvroDecoder.schema(
            """
            {"type":"record","name":"T","fields":[
              {"name":"ms","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"us","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"ns","type":{"type":"long","logicalType":"timestamp-nanos"}},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"tod","type":{"type":"int","logicalType":"time-millis"}}]}
            """);
    GenericRecord record = new GenericData.Record(times);
    record.put("ms", 1_700_000_000_123L);
    record.put("us", 1_700_000_000_123_456L);
    record.put("ns", 1_700_000_000_123_456_789L);
    record.put("day", 19_675);
    record.put("tod", 1_000);
    assertThat(Decoded.lines(new AvroDecoder(times, options), fields, AvroBytes.of(record)))
        .isEqualTo(
            "ms=1700000000123 us=1.700000000123456E12 ns=1.7000000001234568E12"
                + " day=1699920000000 tod=1000");
    assertThat(
            fields.numbers().paths().stream()
                .map(path -> fields.numbers().isTime(fields.numbers().slot(path))))
        .containsExactly(true, true, true, true, false);
  }

  @Nested
  class Broken {
    private final AvroDecoder decoder = new AvroDecoder(schema, options);

    @Test
    void truncatedAnywhere() {
      byte[] whole = AvroBytes.of(sensor());
      for (int length = 0; length < whole.length; length++) {
        assertThat(outcome(decoder, Arrays.copyOf(whole, length)).isUndecodable())
            .as("length " + length)
            .isTrue();
      }
      assertThat(fields.numbers().paths()).isEmpty();
    }

    @Test
    void bytesLeftOver() {
      byte[] whole = AvroBytes.of(sensor());
      assertThat(outcome(decoder, Arrays.copyOf(whole, whole.length + 1)).reason())
          .isEqualTo("not Avro of the given schema: bytes are left over");
    }

    @Test
    @DisplayName("lengths that no record can hold cost no memory")
    void absurdLengths() {
      Schema text =
          AvroDecoder.schema(
              "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"s\",\"type\":\"string\"}]}");
      byte[] twoGigabytes = {(byte) 0xf0, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
      assertThat(outcome(new AvroDecoder(text, options), twoGigabytes).reason())
          .isEqualTo("not Avro of its schema: a length of more than a record can hold");
    }

    @Test
    @DisplayName("an array that claims a billion nulls ends at once")
    void absurdCounts() {
      Schema nulls = AvroDecoder.schema("{\"type\":\"array\",\"items\":\"null\"}");
      byte[] billion = {(byte) 0x80, (byte) 0xa8, (byte) 0xd6, (byte) 0xb9, 0x07, 0};
      assertThat(outcome(new AvroDecoder(nulls, options), billion).reason())
          .isEqualTo("more than 4,194,304 values in one record");
    }

    @Test
    void endlessNesting() {
      Schema list =
          AvroDecoder.schema(
              """
              {"type":"record","name":"L","fields":[
                {"name":"v","type":"int"},{"name":"next","type":["null","L"]}]}
              """);
      byte[] deep = new byte[10_000];
      for (int i = 0; i < deep.length; i++) {
        deep[i] = (byte) (i % 2 == 0 ? 4 : 2);
      }
      assertThat(outcome(new AvroDecoder(list, options), deep).reason())
          .isEqualTo("nested deeper than 64 levels");
      byte[] twice = {2, 2, 4, 0};
      assertThat(Decoded.lines(new AvroDecoder(list, options), fields, twice))
          .isEqualTo("v=1 next.v=2");
    }

    @Test
    void noSchema() {
      assertThatThrownBy(() -> AvroDecoder.schema("{\"type\":\"recrod\"}"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("not an Avro schema");
    }
  }

  @Nested
  class Files {
    private final AvroFileDecoder decoder = new AvroFileDecoder(options);

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate"})
    void containerFile(String codec) throws IOException {
      for (int i = 0; i < 2; i++) {
        assertThat(Decoded.lines(decoder, fields, file(CodecFactory.fromString(codec), 2)))
            .matches("(?s)id=9007199254740993 temp=21.5 .*\nid=9007199254740993 temp=21.5 .*");
      }
    }

    @Test
    void otherCodec() throws IOException {
      assertThat(outcome(decoder, file(CodecFactory.snappyCodec(), 1)).reason())
          .isEqualTo("an Avro container file with the codec snappy: null and deflate are read");
    }

    @Test
    void inflatesEnormously() throws IOException {
      byte[] file =
          file(
              AvroDecoder.schema("{\"type\":\"bytes\"}"),
              writer -> writer.append(ByteBuffer.allocate(40_000_000)));
      assertThat(outcome(decoder, file).reason()).isEqualTo("inflates to more than 16 MiB");
    }

    @Test
    @DisplayName("the limit of 16 MiB counts all blocks of a record together")
    void blocksTogetherInflateEnormously() throws IOException {
      byte[] allowed = blocksOfOneMegabyte(15);
      assertThat(outcome(decoder, allowed).isUndecodable()).isFalse();
      assertThat(outcome(decoder, blocksOfOneMegabyte(17)).reason())
          .isEqualTo("inflates to more than 16 MiB");
      assertThat(outcome(decoder, allowed).isUndecodable()).isFalse();
    }

    @Test
    @Timeout(60)
    @DisplayName("a million arrays of a million nulls each in 8 KB are refused at once")
    void absurdCountsTogether() throws IOException {
      Schema nulls = AvroDecoder.schema("{\"type\":\"array\",\"items\":\"null\"}");
      byte[] million = {(byte) 0x80, (byte) 0x80, (byte) 0x80, 1, 0};
      byte[] file =
          file(
              nulls,
              writer -> {
                for (int i = 0; i < 1 << 20; i++) {
                  writer.appendEncoded(ByteBuffer.wrap(million));
                }
              });
      assertThat(file.length).isLessThan(8_000);
      assertThat(outcome(decoder, file).reason())
          .isIn("more than 4,194,304 values in one record", "more than 50 ms to decode");
    }

    private byte[] blocksOfOneMegabyte(int blocks) throws IOException {
      return file(
          AvroDecoder.schema("{\"type\":\"bytes\"}"),
          writer -> {
            for (int i = 0; i < blocks; i++) {
              writer.append(ByteBuffer.allocate((1 << 20) - 3));
              writer.sync();
            }
          });
    }

    private interface Content {
      void write(DataFileWriter<Object> writer) throws IOException;
    }

    /** A deflated file; blocks end at calls of {@code sync} only. */
    private static byte[] file(Schema schema, Content content) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
        writer.setCodec(CodecFactory.deflateCodec(6)).setSyncInterval(1 << 24).create(schema, out);
        content.write(writer);
      }
      return out.toByteArray();
    }

    @Test
    void truncatedAnywhere() throws IOException {
      byte[] whole = file(CodecFactory.nullCodec(), 1);
      for (int length = 0; length < whole.length; length++) {
        DecodeOutcome outcome = outcome(decoder, Arrays.copyOf(whole, length));
        assertThat(outcome.kind()).as("length " + length).isNotEqualTo(DecodeOutcome.Kind.DECODED);
      }
    }

    private byte[] file(CodecFactory codec, int records) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (DataFileWriter<GenericRecord> writer =
          new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
        writer.setCodec(codec).create(schema, out);
        for (int i = 0; i < records; i++) {
          writer.append(sensor());
        }
      }
      return out.toByteArray();
    }
  }

  private GenericRecord sensor() {
    GenericRecord sensor = new GenericData.Record(schema);
    sensor.put("id", 9_007_199_254_740_993L);
    sensor.put("temp", 21.5);
    sensor.put("low", 0.25f);
    sensor.put("on", true);
    sensor.put("host", "web-1");
    sensor.put("state", new GenericData.EnumSymbol(schema.getField("state").schema(), "OK"));
    sensor.put("cores", List.of(1, 2));
    sensor.put("tags", Map.of("a", 0.5));
    GenericRecord mem = new GenericData.Record(schema.getField("mem").schema());
    mem.put("used", 7);
    sensor.put("mem", mem);
    sensor.put("price", ByteBuffer.wrap(new BigDecimal("-12.34").unscaledValue().toByteArray()));
    byte[] total = ByteBuffer.allocate(9).put((byte) 0).putLong(Long.MAX_VALUE).array();
    sensor.put("total", new GenericData.Fixed(schema.getField("total").schema(), total));
    sensor.put("raw", ByteBuffer.wrap(new byte[] {1, 2, 3}));
    return sensor;
  }

  private static DecodeOutcome outcome(RecordDecoder decoder, byte[] value) {
    return decoder.decode(value, 0, value.length, new DecodedRecord());
  }
}
