package topicscope.decode.schema;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the schema stands of values that don't say theirs.
 *
 * @param file .avsc for Avro, .proto or protoc's descriptor set (.desc) for Protobuf
 * @param message which message type of a Protobuf schema; empty for the first
 */
public record SchemaFile(Path file, String message) {
  /**
   * Reads the schema. Takes its time.
   *
   * @throws IOException if the file can't be read; says which and why
   * @throws IllegalArgumentException if there is something wrong with what stands in it
   */
  public GivenSchema load() throws IOException {
    try {
      return GivenSchema.load(file, message);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(file + " can't be read: " + SchemaFileFailure.of(e), e);
    }
  }
}
