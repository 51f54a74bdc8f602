package topicscope.decode.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import topicscope.decode.Outcome;
import topicscope.decode.RecordDecoder;
import topicscope.decode.Rows;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.TreeWriter;

/** Decodes records that are Protobuf messages of one type. */
public final class ProtobufDecoder implements RecordDecoder {
  private static final Outcome NOT_OF_SCHEMA =
      Outcome.undecodable("not a Protobuf message of the given type");

  private final Descriptor type;
  private final TreeWriter writer;
  private final ProtobufReader reader;

  /** A decoder of messages of that type. */
  public ProtobufDecoder(Descriptor type, DocumentOptions options) {
    this.type = type;
    writer = new TreeWriter(options);
    reader = new ProtobufReader(writer);
  }

  @Override
  public Outcome decode(byte[] bytes, int offset, int length, Rows rows) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
      in.setRecursionLimit(TreeWriter.DEEPEST);
      DynamicMessage message = DynamicMessage.parseFrom(type, in);
      return writer.write(
          rows,
          () -> {
            reader.read(message);
            return writer.outcome();
          });
    } catch (IOException | RuntimeException e) {
      return NOT_OF_SCHEMA;
    }
  }
}
