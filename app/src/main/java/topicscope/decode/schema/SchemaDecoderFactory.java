package topicscope.decode.schema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.JsonDecoder;

/** Creates the decoder for a registered schema. */
final class SchemaDecoderFactory {
  /** Compiling a .proto takes a second for so many characters, and grows with their square. */
  private static final int MAX_CHARS = 512 << 10;

  private final DocumentOptions options;

  SchemaDecoderFactory(DocumentOptions options) {
    this.options = options;
  }

  /**
   * Creates a decoder. For an unusable schema it creates one that refuses every record with the
   * reason.
   */
  RecordDecoder make(int id, RegisteredSchema schema) {
    // That of JSON is not compiled.
    if (schema.length() > MAX_CHARS && !schema.type().equals("JSON")) {
      return refuse(
          "schema " + id + " can't be used: it has more than " + (MAX_CHARS >> 10) + " KiB");
    }
    try {
      return switch (schema.type()) {
        case "AVRO" ->
            new AvroDecoder(
                AvroDecoder.schema(schema.text(), schema.references().values()), options);
        case "PROTOBUF" ->
            new IndexedProtobuf(
                ProtobufSchema.compile(
                    schema.text(), path -> Optional.ofNullable(schema.references().get(path))));
        case "JSON" -> new JsonDecoder(options);
        default -> refuse("schema " + id + " is of an unknown type, " + schema.type());
      };
    } catch (IllegalArgumentException e) {
      return refuse("schema " + id + " can't be used: " + e.getMessage());
    }
  }

  private static RecordDecoder refuse(String reason) {
    DecodeOutcome outcome = DecodeOutcome.undecodable(reason);
    return (bytes, offset, length, rows) -> outcome;
  }

  /** Messages with their index path before them. */
  private final class IndexedProtobuf implements RecordDecoder {
    private static final int MAX_DEPTH = 64;
    private static final DecodeOutcome NO_TYPE =
        DecodeOutcome.undecodable("a Protobuf message of a type that its schema doesn't have");

    private final FileDescriptor file;
    private final Map<Descriptor, RecordDecoder> byType = new HashMap<>();

    IndexedProtobuf(FileDescriptor file) {
      this.file = file;
    }

    @Override
    public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
      Varints in = new Varints(bytes, offset, offset + length);
      int depth = in.nextSigned();
      Descriptor type = depth == 0 ? child(file.getMessageTypes(), 0) : null;
      List<Descriptor> types = file.getMessageTypes();
      for (int i = 0; i < depth && depth <= MAX_DEPTH; i++) {
        type = child(types, in.nextSigned());
        types = type == null ? List.of() : type.getNestedTypes();
      }
      if (type == null || in.isBroken()) {
        return NO_TYPE;
      }
      return byType
          .computeIfAbsent(type, found -> new ProtobufDecoder(found, options))
          .decode(bytes, in.at(), offset + length - in.at(), rows);
    }

    private static @Nullable Descriptor child(List<Descriptor> types, int number) {
      return number >= 0 && number < types.size() ? types.get(number) : null;
    }
  }
}
