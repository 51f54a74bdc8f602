package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.RegisteredSchema;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;

/** Schemas so deep that their parser overflows the stack, or so long that it takes minutes. */
@Execution(CONCURRENT)
class HostileSchemaTest {
  private static final int DEPTH = 20_000;
  private static final int HOSTILE = 7;
  private static final int SOUND = 8;
  private static final String DEEP_PROTO =
      "syntax = \"proto3\";\n" + "message A {".repeat(DEPTH) + "}".repeat(DEPTH);
  private static final String DEEP_AVRO =
      "{\"type\":\"array\",\"items\":".repeat(DEPTH) + "\"int\"" + "}".repeat(DEPTH);

  private final RecordView view = new RecordView();
  private int samples;

  @ParameterizedTest
  @ValueSource(strings = {"PROTOBUF", "AVRO"})
  @DisplayName("its records are undecodable with a reason, and those of other schemas are decoded")
  void registered_tooDeep_isUndecodable(String type) {
    RegisteredSchema hostile =
        new RegisteredSchema(type, type.equals("AVRO") ? DEEP_AVRO : DEEP_PROTO, Map.of());
    RegisteredSchema sound = new RegisteredSchema("JSON", "{}", Map.of());
    SchemaSource registry = id -> new SchemaSource.Found(id == HOSTILE ? hostile : sound);
    TopicDecoder decoder =
        new TopicDecoder("t", DecodeChoice.AUTOMATIC, TopicSchemas.of(registry), path -> true);
    for (int i = 0; i < 20; i++) {
      decoder.look(record(i % 2 == 0 ? HOSTILE : SOUND));
    }
    DecodeOutcome outcome = decode(decoder, record(HOSTILE));
    assertThat(outcome.isUndecodable()).isTrue();
    assertThat(outcome.reason()).startsWith("schema 7 can't be used: ").hasSizeLessThan(300);
    assertThat(decode(decoder, record(SOUND))).isEqualTo(DecodeOutcome.DECODED);
    assertThat(samples).isEqualTo(1);
  }

  @Test
  @DisplayName("one that would take seconds to compile is refused; that of JSON isn't compiled")
  void registered_tooLarge_isUndecodable() {
    String huge = "message M {}\n".repeat(50_000);
    for (String type : List.of("PROTOBUF", "AVRO")) {
      RegisteredSchema schema = new RegisteredSchema(type, "", Map.of("a.proto", huge));
      assertThat(decode(new RegisteredSchema(type, huge, Map.of())).reason())
          .isEqualTo("schema 7 can't be used: it has more than 512 KiB");
      assertThat(decode(schema).reason()).endsWith("it has more than 512 KiB");
    }
    assertThat(decode(new RegisteredSchema("JSON", huge, Map.of())))
        .isEqualTo(DecodeOutcome.DECODED);
  }

  private DecodeOutcome decode(RegisteredSchema schema) {
    TopicSchemas schemas = TopicSchemas.of(id -> new SchemaSource.Found(schema));
    TopicDecoder decoder = new TopicDecoder("t", DecodeChoice.AUTOMATIC, schemas, path -> true);
    return decode(decoder, record(HOSTILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep.proto", "deep.avsc"})
  @DisplayName("as a file it is refused like any other invalid schema")
  void given_tooDeep_isRefused(String name, @TempDir Path folder) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, name.endsWith("proto") ? DEEP_PROTO : DEEP_AVRO);
    assertThatThrownBy(() -> GivenSchema.load(file, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a");
  }

  @Test
  @DisplayName("a container file that contains such a schema is undecodable")
  void containerFile_tooDeep_isUndecodable() {
    ByteBuffer file = ByteBuffer.allocate(DEEP_AVRO.length() + 100);
    file.put(new byte[] {'O', 'b', 'j', 1});
    varint(file, 1);
    text(file, "avro.schema");
    text(file, DEEP_AVRO);
    varint(file, 0);
    TopicDecoder decoder = new TopicDecoder("t", DecodeChoice.AUTOMATIC);
    DecodeOutcome outcome =
        decode(decoder, view.at(0, 0, 0, 0).value(file.array(), 0, file.position()));
    assertThat(outcome.isUndecodable()).isTrue();
  }

  private DecodeOutcome decode(TopicDecoder decoder, RecordView record) {
    return decoder.prepare(record) ? decoder.decode(record, new Counter()) : DecodeOutcome.EMPTY;
  }

  private RecordView record(int id) {
    byte[] value =
        ByteBuffer.allocate(12).putInt(1, id).put(5, "{\"a\":1}".getBytes(UTF_8)).array();
    return view.at(0, 0, 0, 0).value(value, 0, value.length);
  }

  private static void text(ByteBuffer out, String text) {
    varint(out, text.length());
    out.put(text.getBytes(UTF_8));
  }

  /** Zigzag-encoded, as Avro writes a long. */
  private static void varint(ByteBuffer out, int value) {
    int left = value << 1;
    while (left > 0x7f) {
      out.put((byte) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.put((byte) left);
  }

  private final class Counter implements SampleSink {
    @Override
    public void sample(int series, long timeMs, double value) {
      samples++;
    }

    @Override
    public void sample(int series, long timeMs, long value) {
      samples++;
    }

    @Override
    public void unsigned(int series, long timeMs, long value) {
      samples++;
    }
  }
}
