package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.Decoded;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.WaitBudget;
import topicscope.decode.document.DocumentOptions;

@Execution(CONCURRENT)
class FramedDecoderTest {
  private static final String AVRO =
      "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"v\",\"type\":\"int\"}]}";

  private final Map<Integer, SchemaSource.Answer> answers = new HashMap<>();
  private final RecordFields fields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());
  private final FramedDecoder decoder =
      new FramedDecoder(
          id ->
              answers.getOrDefault(
                  id, new SchemaSource.Refused("it is not in the schema registry")),
          new DocumentOptions(fields, false));

  @Test
  void avro() {
    found(7, "AVRO", AVRO, Map.of());
    assertThat(decode(AvroBytes.framed(7, avro(-3)))).isEqualTo("v=-3");
    assertThat(decode(AvroBytes.framed(7, avro(4)))).isEqualTo("v=4");
  }

  @Test
  @DisplayName("names and defaults that Avro forbids don't matter for reading")
  void avro_invalidNamesAndDefaults_isRead() {
    String schema =
        "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"my-company.iot\",\"fields\":["
            + "{\"name\":\"temp-c\",\"type\":\"int\",\"default\":\"none\"}]}";
    found(7, "AVRO", schema, Map.of());
    assertThat(decode(AvroBytes.framed(7, avro(21)))).isEqualTo("temp-c=21");
  }

  @Test
  @DisplayName("JSON behind the id needs no registry")
  void json_withoutRegistry_isRead() {
    assertThat(decode(AvroBytes.framed(12, "{\"cpu\":12.5}".getBytes(UTF_8))))
        .isEqualTo("cpu=12.5");
    assertThat(decode(AvroBytes.framed(12, "[3]".getBytes(UTF_8)))).isEqualTo("[0]=3");
    assertThat(decode(AvroBytes.framed(12, "{\"cpu\"".getBytes(UTF_8))))
        .isEqualTo("schema 12: it is not in the schema registry");
  }

  @Test
  @DisplayName("an id may have eight bytes, as Apicurio writes it")
  void avro_longId_isRead() {
    found(13, "AVRO", AVRO, Map.of());
    byte[] prefix = {0, 0, 0, 0, 0, 0, 0, 0, 13};
    assertThat(decode(bytes(prefix, avro(-3)))).isEqualTo("v=-3");
  }

  @Test
  @DisplayName("a GUID names the schema in one sentence; JSON behind it is read")
  void guid_jsonIsRead() {
    byte[] json = "{\"cpu\":12.5}".getBytes(UTF_8);
    byte[] glue = HexFormat.of().parseHex("0300b7b4a7f09c964e4aa687fb5de9ef0c63");
    byte[] confluent = HexFormat.of().parseHex("01b7b4a7f09c964e4aa687fb5de9ef0c63");
    assertThat(decode(bytes(glue, json))).isEqualTo("cpu=12.5");
    assertThat(decode(bytes(confluent, json))).isEqualTo("cpu=12.5");
    assertThat(decode(bytes(glue, avro(3))))
        .isEqualTo(
            "AWS Glue wire format, schema version b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63: give the"
                + " schema with --schema FILE");
    assertThat(decode(bytes(confluent, avro(3))))
        .isEqualTo(
            "Confluent wire format, schema GUID b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63: give the"
                + " schema with --schema FILE");
  }

  @ParameterizedTest
  @DisplayName("a given schema is read behind every prefix, or behind none")
  @ValueSource(
      strings = {
        "",
        "000000000c",
        "00000000000000000d",
        "01b7b4a7f09c964e4aa687fb5de9ef0c63",
        "0300b7b4a7f09c964e4aa687fb5de9ef0c63"
      })
  void given_behindPrefix_isRead(String prefix) {
    byte[] before = HexFormat.of().parseHex(prefix);
    DocumentOptions options = new DocumentOptions(fields, false);
    GivenDecoder byAvro = new GivenDecoder(new GivenSchema.Avro(AvroDecoder.schema(AVRO)), options);
    GivenDecoder byProtobuf =
        new GivenDecoder(
            new GivenSchema.Protobuf(
                ProtobufSchema.compile(
                        "syntax=\"proto3\"; message A { int32 v = 1; }", path -> Optional.empty())
                    .getMessageTypes()
                    .getFirst()),
            options);
    for (int i = 3; i < 6; i++) {
      byte[] message = {8, (byte) i};
      byte[] index = prefix.isEmpty() ? new byte[0] : new byte[] {0};
      assertThat(Decoded.lines(byAvro, fields, bytes(before, avro(i)))).isEqualTo("v=" + i);
      assertThat(Decoded.lines(byProtobuf, fields, bytes(bytes(before, index), message)))
          .isEqualTo("v=" + i);
      assertThat(Decoded.lines(byProtobuf, fields, bytes(new byte[] {2}, message)))
          .isEqualTo("v=" + i);
    }
    assertThat(Decoded.lines(byAvro, fields, bytes(before, new byte[] {1, 2, 3})))
        .startsWith("not Avro of the given schema");
  }

  @Test
  void avro_withReferences() {
    String outer =
        "{\"type\":\"record\",\"name\":\"O\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}";
    found(7, "AVRO", outer, Map.of("R", AVRO));
    assertThat(decode(AvroBytes.framed(7, avro(5)))).isEqualTo("r.v=5");
  }

  @Test
  void protobuf_typeByItsPlace() {
    String proto =
        "syntax=\"proto3\"; message A { int32 a=1; message B { int32 b=1; } } message C { int32"
            + " c=1; }";
    found(7, "PROTOBUF", proto, Map.of());
    byte[] five = {0x08, 0x05};
    assertThat(decode(AvroBytes.framed(7, bytes(new byte[] {0}, five)))).isEqualTo("a=5");
    assertThat(decode(AvroBytes.framed(7, bytes(new byte[] {2, 2}, five)))).isEqualTo("c=5");
    assertThat(decode(AvroBytes.framed(7, bytes(new byte[] {4, 0, 0}, five)))).isEqualTo("b=5");
    for (byte[] index : List.of(new byte[] {2, 9}, new byte[] {1}, new byte[] {(byte) 0x80})) {
      assertThat(decode(AvroBytes.framed(7, index)))
          .isEqualTo("a Protobuf message of a type that its schema doesn't have");
    }
  }

  @Test
  void json() {
    found(7, "JSON", "{}", Map.of());
    assertThat(decode(AvroBytes.framed(7, "{\"v\":1.5}".getBytes(UTF_8)))).isEqualTo("v=1.5");
  }

  @Test
  void schemaThatCantBeUsed_isSaid() {
    found(7, "AVRO", "{\"type\":\"nonsense\"}", Map.of());
    found(8, "XML", "<a/>", Map.of());
    assertThat(decode(AvroBytes.framed(7, avro(1))))
        .startsWith("schema 7 can't be used: not an Avro schema");
    assertThat(decode(AvroBytes.framed(8, avro(1))))
        .isEqualTo("schema 8 is of an unknown type, XML");
    assertThat(decode(AvroBytes.framed(9, avro(1))))
        .isEqualTo("schema 9: it is not in the schema registry");
    assertThat(decode(new byte[] {1, 0, 0, 0, 7, 2})).startsWith("not Confluent's wire format");
  }

  @Test
  @DisplayName("a record waits for its schema, but not longer than the limit")
  void pending_waits() {
    answers.put(7, new SchemaSource.Pending());
    byte[] record = AvroBytes.framed(7, avro(6));
    assertThat(decoder.isReady(record, 0, record.length)).isFalse();
    assertThat(decode(record)).isEqualTo("schema 7 has not come from the schema registry yet");
    found(7, "AVRO", AVRO, Map.of());
    assertThat(decoder.isReady(record, 0, record.length)).isTrue();
    assertThat(decode(record)).isEqualTo("v=6");
  }

  @Test
  void budget_aTenthOfTheTime() {
    long[] now = {0};
    WaitBudget budget = new WaitBudget(() -> now[0]);
    assertThat(budget.mayWait()).isTrue();
    now[0] += 11_000_000_000L;
    assertThat(budget.mayWait()).isTrue();
    now[0] += 2_000_000_000L;
    assertThat(budget.mayWait()).isFalse();
    now[0] += 5_000_000_000L;
    assertThat(budget.mayWait()).isFalse();
    now[0] += 10_000_000_000L;
    assertThat(budget.mayWait()).isTrue();
    budget.stop();
    now[0] += 3_600_000_000_000L;
    assertThat(budget.mayWait()).isTrue();
    now[0] += 11_900_000_000L;
    assertThat(budget.mayWait()).isTrue();
    now[0] += 200_000_000L;
    assertThat(budget.mayWait()).isFalse();
  }

  @Test
  void endlessIds_areBoundedReasons() {
    for (int id = 1; id < 500; id++) {
      decode(AvroBytes.framed(id, avro(1)));
    }
    assertThat(decode(AvroBytes.framed(499, avro(1)))).isEqualTo("schemas that can't be had");
  }

  private void found(int id, String type, String text, Map<String, String> references) {
    answers.put(id, new SchemaSource.Found(new RegisteredSchema(type, text, references)));
  }

  private String decode(byte[] value) {
    return Decoded.lines(decoder, fields, value);
  }

  private static byte[] avro(int value) {
    Schema schema = new Schema.Parser().parse(AVRO);
    GenericRecord record = new GenericData.Record(schema);
    record.put("v", value);
    return AvroBytes.of(record);
  }

  private static byte[] bytes(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
