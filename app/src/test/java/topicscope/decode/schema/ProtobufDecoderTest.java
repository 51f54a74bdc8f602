package topicscope.decode.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TimestampProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.Decoded;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordFields;
import topicscope.decode.document.DocumentOptions;

@Execution(CONCURRENT)
class ProtobufDecoderTest {
  private static final String SENSOR =
      """
      syntax = "proto3";
      package plant;
      import "google/protobuf/timestamp.proto";
      import "google/protobuf/wrappers.proto";
      import "google/protobuf/duration.proto";
      message Sensor {
        int64 id = 1;
        double temp = 2;
        optional int32 low = 3;
        bool on = 4;
        string host = 5;
        State state = 6;
        repeated sint32 cores = 7;
        map<string, float> tags = 8;
        Mem mem = 9;
        google.protobuf.Timestamp at = 10;
        google.protobuf.DoubleValue wrapped = 11;
        google.protobuf.Duration took = 12;
        uint64 huge = 13;
        fixed32 word = 14;
        bytes raw = 15;
        oneof which { int32 left = 16; int32 right = 17; }
        message Mem { uint32 used = 1; Mem inner = 2; }
        enum State { OK = 0; BAD = 1; }
      }
      message Other { float v = 1; }
      """;

  private final FileDescriptor file = ProtobufSchema.compile(SENSOR, ProtobufDecoderTest::notThere);
  private final Descriptor sensor = ProtobufSchema.message(List.of(file), "");
  private final RecordFields fields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());
  private final DocumentOptions options = new DocumentOptions(fields, false);
  private final ProtobufDecoder decoder = new ProtobufDecoder(sensor, options);

  @Test
  @DisplayName("finds what Protobuf's own library has written")
  void decode_everyType() throws Exception {
    byte[] value =
        message(
            """
            id: 9007199254740993 temp: 21.5 low: 0 on: true host: "web-1" state: BAD
            cores: -1 cores: 2 tags { key: "a" value: 0.5 } mem { used: 4294967295 }
            at { seconds: 1700000000 nanos: 123456789 } wrapped { value: 2.5 }
            took { seconds: 1 nanos: 500000000 } huge: 18446744073709551615 word: 4294967295
            raw: "xyz" right: 0
            """);
    for (int i = 0; i < 2; i++) {
      assertThat(Decoded.lines(decoder, fields, value))
          .isEqualTo(
              "id=9007199254740993 temp=21.5 low=0 on=1 cores[0]=-1 cores[1]=2 tags.a=0.5"
                  + " mem.used=4294967295 at=1.7000000001234568E12 wrapped=2.5 took=1.5"
                  + " huge=18446744073709551615 word=4294967295 right=0 host='web-1' state='BAD'");
    }
    assertThat(fields.numbers().isTime(fields.numbers().slot("at"))).isTrue();
  }

  @Test
  @DisplayName("a proto3 field that is omitted is zero, an optional one is missing")
  void decode_leftOutZeros() throws Exception {
    assertThat(Decoded.lines(decoder, fields, message("on: true")))
        .isEqualTo("id=0 temp=0.0 on=1 huge=0 word=0 host='' state='OK'");
  }

  @Test
  void decode_broken() throws Exception {
    byte[] whole = message("id: 300 mem { used: 5 }");
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    assertThat(Decoded.lines(decoder, fields, cut))
        .isEqualTo("not a Protobuf message of the given type");
    assertThat(Decoded.lines(decoder, fields, new byte[] {(byte) 0xff, 1, 2}))
        .isEqualTo("not a Protobuf message of the given type");
  }

  @Test
  void decode_endlessNesting() {
    ByteString nested = ByteString.EMPTY;
    for (int i = 0; i < 200; i++) {
      nested = ByteString.copyFrom(new byte[] {0x12}).concat(length(nested)).concat(nested);
    }
    byte[] value =
        ByteString.copyFrom(new byte[] {0x4a}).concat(length(nested)).concat(nested).toByteArray();
    assertThat(decoder.decode(value, 0, value.length, new DecodedRecord()).isUndecodable())
        .isTrue();
  }

  @Test
  void compile_broken() {
    assertThatThrownBy(() -> ProtobufSchema.compile("message {", ProtobufDecoderTest::notThere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a Protobuf schema");
    assertThatThrownBy(
            () -> ProtobufSchema.compile("message A { B b = 1; }", ProtobufDecoderTest::notThere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("B");
    assertThatThrownBy(() ->
            ProtobufSchema.compile(
                "import \"x/y.proto\"; message A { optional x.Y y = 1; }",
                ProtobufDecoderTest::notThere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the imported file x/y.proto is not there");
    assertThatThrownBy(() -> ProtobufSchema.message(List.of(file), "Nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no message type Nobody among [plant.Sensor, plant.Other]");
  }

  @Test
  void compile_imports() {
    FileDescriptor importing =
        ProtobufSchema.compile(
            "syntax=\"proto3\"; import \"plant.proto\"; message X { plant.Other o = 1; }",
            path -> Optional.of(SENSOR).filter(text -> path.equals("plant.proto")));
    assertThat(
            importing
                .getMessageTypes()
                .getFirst()
                .getFields()
                .getFirst()
                .getMessageType()
                .getFullName())
        .isEqualTo("plant.Other");
  }

  @ParameterizedTest
  @DisplayName("what a .proto file says about other things than the bytes doesn't matter")
  @ValueSource(
      strings = {
        "syntax = \"proto3\"; import \"buf/validate/validate.proto\"; message R { double temp = 1"
            + " [(buf.validate.field).double.gte = 0]; string at = 2; }",
        "syntax = \"proto3\"; import \"google/api/annotations.proto\"; message R { double temp = 1;"
            + " } service S { rpc Get(a.Q) returns (R) { option (google.api.http) = { get: \"/v1\""
            + " }; } }",
        "syntax = \"proto3\"; import \"gogoproto/gogo.proto\"; option (gogoproto.all) = true;"
            + " message R { double temp = 1 [(gogoproto.nullable) = false]; }",
        "syntax = \"proto2\"; message R { optional double temp = 1 [default = 5]; extensions 100 to"
            + " max [verification = UNVERIFIED]; } extend R { optional int32 more = 100; }",
        "// edition\nedition = \"2023\"; import \"a/missing.proto\"; message R { double temp = 1"
            + " [features.field_presence = EXPLICIT, (a.unit) = \"C\"]; reserved 5; }",
        "/* 2024 */ edition = \"2024\";\nimport option \"a/missing.proto\";\nlocal message R {"
            + " double temp = 1; }\nexport enum E { A = 0; }",
      })
  void compile_whatDoesNotMatter(String text) {
    Descriptor type =
        ProtobufSchema.message(
            List.of(ProtobufSchema.compile(text, ProtobufDecoderTest::notThere)), "");
    ProtobufDecoder ofType = new ProtobufDecoder(type, options);
    assertThat(Decoded.lines(ofType, fields, HexFormat.of().parseHex("090000000000803540")))
        .startsWith("temp=21.5");
  }

  @Test
  @DisplayName("an edition's features decide about fields left out and how messages are written")
  void decode_editions() {
    Descriptor type =
        ProtobufSchema.message(
            List.of(
                ProtobufSchema.compile(
                    "edition = \"2023\"; message R { int32 n = 1; int32 zero = 2"
                        + " [features.field_presence = IMPLICIT]; R inner = 3"
                        + " [features.message_encoding = DELIMITED]; repeated int32 list = 4; }",
                    ProtobufDecoderTest::notThere)),
            "");
    assertThat(
            Decoded.lines(
                new ProtobufDecoder(type, options),
                fields,
                HexFormat.of().parseHex("1b08051c22020304")))
        .isEqualTo("zero=0 inner.n=5 inner.zero=0 list[0]=3 list[1]=4");
  }

  @Test
  @DisplayName("groups of proto2, also in a oneof, are messages")
  void decode_groups() {
    Descriptor type =
        ProtobufSchema.message(
            List.of(
                ProtobufSchema.compile(
                    "syntax = \"proto2\"; message R { repeated group Item = 2 { optional int32 n ="
                        + " 3; } oneof o { group One = 4 { optional int32 m = 1; } } }",
                    ProtobufDecoderTest::notThere)),
            "");
    assertThat(
            Decoded.lines(
                new ProtobufDecoder(type, options),
                fields,
                HexFormat.of().parseHex("131805141318061423080724")))
        .isEqualTo("item[0].n=5 item[1].n=6 one.m=7");
  }

  @Test
  @DisplayName("well-known types are named as their content: a Struct, an Any, a date, an amount")
  void decode_wellKnownTypes() throws Exception {
    FileDescriptor known =
        ProtobufSchema.compile(
            """
            syntax = "proto3";
            package t;
            import "google/protobuf/struct.proto";
            import "google/protobuf/any.proto";
            import "google/type/date.proto";
            import "google/type/money.proto";
            import "google/type/decimal.proto";
            import "confluent/type/decimal.proto";
            import "confluent/meta.proto";
            message R {
              google.protobuf.Struct data = 1;
              google.protobuf.Any payload = 2;
              google.type.Date day = 3;
              google.type.Money price = 4;
              google.type.Decimal exact = 5;
              confluent.type.Decimal amount = 6 [(confluent.field_meta) = {
                params: [ { key: "scale", value: "2" } ] }];
            }
            message In { double temp = 1; }
            """,
            ProtobufDecoderTest::notThere);
    Descriptor type = ProtobufSchema.message(List.of(known), "R");
    DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
    TextFormat.merge(
        """
        data {
          fields { key: "temp" value { number_value: 21.5 } }
          fields { key: "on" value { bool_value: true } }
          fields { key: "none" value { null_value: NULL_VALUE } }
          fields { key: "list" value { list_value { values { number_value: 1 } } } }
          fields { key: "in" value { struct_value {
            fields { key: "x" value { number_value: 2 } } } } }
        }
        payload { type_url: "type.googleapis.com/t.In" value: "\\t\\000\\000\\000\\000\\000\\2005@" }
        day { year: 2023 month: 11 day: 14 }
        price { currency_code: "EUR" units: 12 nanos: 500000000 }
        exact { value: "19.99" }
        amount { value: "\\007\\317" precision: 10 scale: 2 }
        """,
        builder);
    assertThat(
            Decoded.lines(
                new ProtobufDecoder(type, options), fields, builder.build().toByteArray()))
        .isEqualTo(
            "data.temp=21.5 data.on=1 data.list[0]=1.0 data.in.x=2.0 payload.temp=21.5"
                + " day=1699920000000 price=12.5 exact=19.99 amount=19.99"
                + " price.currency_code='EUR'");
  }

  @Test
  @DisplayName("imports of a file are looked for in its folder and in those above it")
  void load_imports_besideTheFile(@TempDir Path folder) throws IOException {
    Path deep = Files.createDirectories(folder.resolve("sensors/v1"));
    Files.createDirectories(folder.resolve("common"));
    Files.writeString(folder.resolve("common/unit.proto"), "syntax=\"proto3\"; message Unit {}");
    Files.writeString(deep.resolve("beside.proto"), "syntax=\"proto3\"; message Near {}");
    Path main =
        Files.writeString(
            deep.resolve("main.proto"),
            "syntax=\"proto3\"; import \"common/unit.proto\"; import \"beside.proto\";"
                + " message M { Unit u = 1; Near n = 2; }");

    GivenSchema.Protobuf found = (GivenSchema.Protobuf) GivenSchema.load(main, "");

    assertThat(found.type().getFields()).hasSize(2);
    Files.delete(folder.resolve("common/unit.proto"));
    assertThatThrownBy(() -> GivenSchema.load(main, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the imported file common/unit.proto is not there")
        .hasMessageContaining("protoc --include_imports --descriptor_set_out=FILE.desc");
  }

  @Test
  void descriptorSet() {
    FileDescriptor simple =
        ProtobufSchema.compile(
            "syntax=\"proto3\"; import \"google/protobuf/timestamp.proto\";"
                + " message M { google.protobuf.Timestamp t = 1; }",
            ProtobufDecoderTest::notThere);
    byte[] set =
        FileDescriptorSet.newBuilder()
            .addFile(TimestampProto.getDescriptor().toProto())
            .addFile(simple.toProto())
            .build()
            .toByteArray();
    Descriptor found = ProtobufSchema.message(ProtobufSchema.descriptorSet(set), "");
    assertThat(found.getFullName()).isEqualTo("M");
    assertThatThrownBy(() -> ProtobufSchema.descriptorSet(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] message(String text) throws TextFormat.ParseException {
    DynamicMessage.Builder builder = DynamicMessage.newBuilder(sensor);
    TextFormat.merge(text, builder);
    return builder.build().toByteArray();
  }

  private static ByteString length(ByteString content) {
    int size = content.size();
    return size < 128
        ? ByteString.copyFrom(new byte[] {(byte) size})
        : ByteString.copyFrom(new byte[] {(byte) (size | 0x80), (byte) (size >> 7)});
  }

  private static Optional<String> notThere(String path) {
    return Optional.empty();
  }
}
