package topicscope.decode.schema;

import java.io.IOException;
import java.nio.file.Path;
import topicscope.platform.FileFailure;

/**
 * The schema file for values without a schema id.
 *
 * @param file .avsc for Avro, .proto or protoc's descriptor set (.desc) for Protobuf
 * @param message the message type of a Protobuf schema; empty for the first
 */
public record SchemaFile(Path file, String message) {
  /**
   * Reads the schema. Slow.
   *
   * @throws IOException if the file can't be read; names the file and the reason
   * @throws IllegalArgumentException if its content is invalid
   */
  public GivenSchema load() throws IOException {
    try {
      return GivenSchema.load(file, message);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(FileFailure.reading(file, e), e);
    }
  }
}
