package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** A schema that the user gives for records without a schema id. */
public sealed interface GivenSchema {
  /**
   * For bare Avro and Avro's single-object encoding.
   *
   * @param schema the writer's schema
   */
  record Avro(Schema schema) implements GivenSchema {}

  /**
   * For bare Protobuf messages.
   *
   * @param type the message type
   */
  record Protobuf(Descriptor type) implements GivenSchema {}

  /**
   * Reads a schema: a .proto file, a descriptor set of protoc (.desc, .pb, .protoset), or else an
   * Avro schema.
   *
   * @param message the Protobuf message type; empty for the first in the file
   * @throws IOException if the file can't be read
   * @throws IllegalArgumentException if its content is invalid
   */
  static GivenSchema load(Path file, String message) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".proto")) {
      return new Protobuf(ProtobufSchema.message(List.of(compile(file)), message));
    }
    if (name.matches(".*\\.(desc|pb|binpb|protoset)")) {
      var files = ProtobufSchema.descriptorSet(Files.readAllBytes(file));
      return new Protobuf(ProtobufSchema.message(files, message));
    }
    return new Avro(AvroDecoder.schema(Files.readString(file, UTF_8)));
  }

  private static FileDescriptor compile(Path file) throws IOException {
    try {
      return ProtobufSchema.compile(
          Files.readString(file, UTF_8), path -> imported(path, file.toAbsolutePath()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage()
              + " (a descriptor set is read, too: protoc --include_imports"
              + " --descriptor_set_out=FILE.desc)",
          e);
    }
  }

  /** The text of an imported file, which lies in the file's folder or in one above it. */
  private static Optional<String> imported(String path, Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Path there = folder.resolve(path);
      if (Files.isRegularFile(there)) {
        try {
          return Optional.of(Files.readString(there, UTF_8));
        } catch (IOException e) {
          throw new UncheckedIOException("the imported file " + there + " can't be read", e);
        }
      }
    }
    return Optional.empty();
  }
}
