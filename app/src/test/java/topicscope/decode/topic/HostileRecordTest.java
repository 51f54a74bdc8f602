package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.detect.DecoderFactory;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.TopicSchemas;

/** Records that cost far more to decode than their size allows. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(CONCURRENT)
class HostileRecordTest {
  private static final String NULLS = "{\"type\":\"array\",\"items\":\"null\"}";
  private static final String DECIMAL =
      "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":2000000,\"scale\":1000000}";
  private static final String TOO_MANY = "more than 4,194,304 values in one record";
  private static final String TOO_SLOW = "more than 50 ms to decode";
  private static final String TOO_LARGE = "inflates to more than 16 MiB";
  private static final String TOO_DEEP = "nested deeper than 64 levels";

  @TempDir Path folder;

  static Stream<Arguments> containers() {
    byte[] million = new RecordBytes().zigzag(1 << 20).zigzag(0).bytes();
    RecordBytes blocks = RecordBytes.container("\"bytes\"", "deflate");
    byte[] zeros =
        RecordBytes.deflate(new RecordBytes().zigzag(1 << 20).add(new byte[1 << 20]).bytes());
    for (int i = 0; i < 20; i++) {
      blocks.block(1, zeros);
    }
    return Stream.of(
        Arguments.of(
            "a million arrays of a million nulls",
            RecordBytes.deflatedContainer(NULLS, 1 << 20, RecordBytes.repeat(million, 1 << 20)),
            List.of(TOO_MANY, TOO_SLOW)),
        Arguments.of(
            "a count of data that take no bytes",
            RecordBytes.container("\"null\"", "null").block(Long.MAX_VALUE, new byte[0]).bytes(),
            List.of(TOO_MANY)),
        Arguments.of(
            "4 million values in 4 KB",
            RecordBytes.deflatedContainer("\"int\"", 4_000_000, new byte[4_000_000]),
            List.of(TOO_SLOW)),
        Arguments.of("20 MiB in 20 blocks", blocks.bytes(), List.of(TOO_LARGE)),
        Arguments.of(
            "17 MiB in a block",
            RecordBytes.deflatedContainer("\"int\"", 1, new byte[17 << 20]),
            List.of(TOO_LARGE)),
        Arguments.of(
            "records without bytes that double 60 times",
            RecordBytes.container(doubling(60), "null").block(1, new byte[0]).bytes(),
            List.of(TOO_MANY, TOO_SLOW)),
        Arguments.of(
            "a record that contains itself",
            RecordBytes.container(
                    "{\"type\":\"record\",\"name\":\"R\",\"fields\":"
                        + "[{\"name\":\"a\",\"type\":\"R\"},{\"name\":\"b\",\"type\":\"R\"}]}",
                    "null")
                .block(1, new byte[0])
                .bytes(),
            List.of(TOO_DEEP)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("containers")
  @DisplayName("an Avro container file is undecodable with the bound that it exceeds")
  void container_overBudget_isUndecodable(String name, byte[] record, List<String> reasons) {
    assertThat(record).hasSizeLessThan(1 << 20);
    DecodeOutcome outcome = decode(Format.AVRO_FILE, TopicSchemas.NONE, record);
    assertThat(outcome.isUndecodable()).isTrue();
    assertThat(reasons).contains(outcome.reason());
  }

  @Test
  @DisplayName("the schema of a container file is parsed once, however often it stands there")
  void container_manySchemas_lastIsUsed() {
    RecordBytes record = new RecordBytes().add('O', 'b', 'j', 1).zigzag(40_000);
    for (int i = 0; i < 40_000; i++) {
      record.avroText("avro.schema").avroText(i == 39_999 ? "\"long\"" : "no schema");
    }
    record.zigzag(0).add(new byte[16]).block(1, new RecordBytes().zigzag(7).bytes());
    assertThat(decode(Format.AVRO_FILE, TopicSchemas.NONE, record.bytes()))
        .isEqualTo(DecodeOutcome.DECODED);
  }

  @Test
  @DisplayName("an Avro decimal of a million digits is undecodable")
  void avro_longDecimal_isUndecodable() throws IOException {
    byte[] digits = BigInteger.TEN.pow(1_000_000).toByteArray();
    DecodeOutcome outcome =
        decode(Format.AVRO, schema("d.avsc", DECIMAL), new RecordBytes().avroBytes(digits).bytes());
    assertThat(outcome).isEqualTo(DecodeOutcome.undecodable("a decimal of more than 128 bytes"));
  }

  @Test
  @DisplayName("a Protobuf decimal of a million digits is undecodable, and one of 10^2,000,000,000")
  void protobuf_hugeDecimal_isUndecodable() throws IOException {
    TopicSchemas schema =
        schema(
            "d.proto",
            "syntax=\"proto3\"; package confluent.type; message M { Decimal d = 1; }"
                + " message Decimal { bytes value = 1; uint32 precision = 2; int32 scale = 3; }");
    byte[] digits = BigInteger.TEN.pow(1_000_000).toByteArray();
    byte[] scaled =
        new RecordBytes().protobufField(1, digits).add(3 << 3).varint(1_000_000).bytes();
    byte[] five = new RecordBytes().add(10, 1, 5, 3 << 3).varint(-2_000_000_000L).bytes();

    assertThat(decode(Format.PROTOBUF, schema, new RecordBytes().protobufField(1, scaled).bytes()))
        .isEqualTo(DecodeOutcome.undecodable("a decimal of more than 128 bytes"));
    assertThat(decode(Format.PROTOBUF, schema, new RecordBytes().protobufField(1, five).bytes()))
        .isEqualTo(DecodeOutcome.OUT_OF_RANGE);
  }

  @Test
  @DisplayName("empty Protobuf messages of a type with many fields are undecodable in their number")
  void protobuf_manyMessages_isUndecodable() throws IOException {
    StringBuilder wide = new StringBuilder("syntax=\"proto3\"; message M { repeated W w = 1; }");
    wide.append(" message W {");
    for (int i = 1; i <= 1_000; i++) {
      wide.append("int32 f").append(i).append(" = ").append(i).append(';');
    }
    TopicSchemas schema = schema("w.proto", wide.append('}').toString());
    byte[] message = {10, 0};

    assertThat(decode(Format.PROTOBUF, schema, RecordBytes.repeat(message, 500_000)))
        .isEqualTo(DecodeOutcome.undecodable(TOO_MANY));
    assertThat(decode(Format.PROTOBUF, schema, RecordBytes.repeat(message, 8_000)).reason())
        .isIn(TOO_MANY, TOO_SLOW);
  }

  @Test
  @DisplayName("Protobuf enums of unknown values are undecodable in their number")
  void protobuf_unknownEnums_isUndecodable() throws IOException {
    TopicSchemas schema =
        schema("e.proto", "syntax=\"proto3\"; enum E { Z = 0; } message M { repeated E e = 1; }");
    RecordBytes values = new RecordBytes();
    for (int i = 1; i < 300_000; i++) {
      values.varint(i);
    }
    byte[] record = new RecordBytes().protobufField(1, values.bytes()).bytes();
    assertThat(decode(Format.PROTOBUF, schema, record))
        .isEqualTo(DecodeOutcome.undecodable(TOO_MANY));
  }

  @Test
  @DisplayName("the measurement of an InfluxDB line may be as long as the record")
  void influx_longMeasurement_isDecoded() {
    String line = "m".repeat(500_000) + " a=1" + ",a=1".repeat(100_000);
    DecodeOutcome outcome = decode(Format.INFLUX, TopicSchemas.NONE, line.getBytes(UTF_8));
    assertThat(outcome).isEqualTo(DecodeOutcome.DECODED);
  }

  @Test
  @DisplayName("thousands of JSON fields with the same path get a name each")
  void json_samePaths_areNumbered() {
    StringBuilder json = new StringBuilder();
    samePaths(json, 13);
    RecordFields fields = RecordFields.numbersOnly();
    RecordDecoder decoder = new DecoderFactory(false, TopicSchemas.NONE).make(Format.JSON, fields);
    byte[] record = json.toString().getBytes(UTF_8);
    assertThat(decoder.decode(record, 0, record.length, new DecodedRecord()))
        .isEqualTo(DecodeOutcome.DECODED);
    assertThat(fields.numbers().paths())
        .hasSize(FieldTable.MAX_FIELDS)
        .doesNotHaveDuplicates()
        .startsWith("a" + ".a".repeat(12), "a" + ".a".repeat(12) + " (2)");
  }

  @Test
  @DisplayName("one such record among good ones doesn't keep a topic from being decoded")
  void topic_oneHostileRecord_othersAreDecoded() {
    byte[] million = new RecordBytes().zigzag(1 << 20).zigzag(0).bytes();
    byte[] hostile =
        RecordBytes.deflatedContainer(NULLS, 1 << 20, RecordBytes.repeat(million, 1 << 20));
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      records.add(i % 10 == 5 ? hostile : ("{\"a\":" + i + "}").getBytes(UTF_8));
    }
    TopicDecoder decoder = new TopicDecoder("t", DecodeChoice.AUTOMATIC);
    RecordView view = new RecordView();
    for (byte[] record : records) {
      decoder.look(view.at(0, 0, 0, 0).value(record, 0, record.length));
    }
    int decoded = 0;
    for (byte[] record : records) {
      view.at(0, 0, 0, 0).value(record, 0, record.length);
      assertThat(decoder.prepare(view)).isTrue();
      decoded += decoder.decode(view, new NoSamples()).isUndecodable() ? 0 : 1;
    }
    assertThat(decoded).isEqualTo(108);
  }

  private static DecodeOutcome decode(Format format, TopicSchemas schemas, byte[] record) {
    RecordFields fields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());
    DecodedRecord rows = new DecodedRecord();
    DecodeOutcome outcome =
        new DecoderFactory(true, schemas)
            .make(format, fields)
            .decode(record, 0, record.length, rows);
    if (outcome.isUndecodable()) {
      assertThat(rows.rows()).as("rows left behind").isZero();
    }
    return outcome;
  }

  private TopicSchemas schema(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return TopicSchemas.of(GivenSchema.load(file, name.endsWith("proto") ? "M" : ""));
  }

  /** Records of two records of two records …, the innermost of which is empty. */
  private static String doubling(int times) {
    String inner = "{\"type\":\"record\",\"name\":\"R0\",\"fields\":[]}";
    for (int i = 1; i < times; i++) {
      inner =
          "{\"type\":\"record\",\"name\":\"R%d\",\"fields\":[{\"name\":\"a\",\"type\":%s},"
                  .formatted(i, inner)
              + "{\"name\":\"b\",\"type\":\"R%d\"}]}".formatted(i - 1);
    }
    return inner;
  }

  /** All ways to write a path of so many a's: as members of members with dots in their names. */
  private static void samePaths(StringBuilder json, int length) {
    json.append('{');
    for (int i = 1; i <= length; i++) {
      json.append(i > 1 ? "," : "").append("\"a").append(".a".repeat(i - 1)).append("\":");
      if (i == length) {
        json.append('1');
      } else {
        samePaths(json, length - i);
      }
    }
    json.append('}');
  }

  private static final class NoSamples implements SampleSink {
    @Override
    public void sample(int series, long timeMs, double value) {}

    @Override
    public void sample(int series, long timeMs, long value) {}

    @Override
    public void unsigned(int series, long timeMs, long value) {}
  }
}
