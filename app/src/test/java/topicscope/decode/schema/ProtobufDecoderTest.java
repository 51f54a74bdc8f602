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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
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
                  + " mem.used=4294967295 at=1700000000123 wrapped=2.5 took=1.5"
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
    assertThatThrownBy(
            () -> ProtobufSchema.compile("import \"x/y.proto\";", ProtobufDecoderTest::notThere))
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
        .hasMessageContaining("the imported file common/unit.proto is not there");
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
