package topicscope.decode.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.MalformedRecordException;
import topicscope.decode.RecordDecoder;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.FieldTreeWriter;

/** Decodes records that are Protobuf messages of one type. */
public final class ProtobufDecoder implements RecordDecoder {
  private static final DecodeOutcome NOT_OF_SCHEMA =
      DecodeOutcome.undecodable("not a Protobuf message of the given type");

  private final Descriptor type;
  private final FieldTreeWriter writer;
  private final ProtobufReader reader;
  private final ProtobufScan scan;

  /** Decodes messages of that type. */
  public ProtobufDecoder(Descriptor type, DocumentOptions options) {
    this.type = type;
    writer = new FieldTreeWriter(options);
    scan = new ProtobufScan(options.budget());
    reader = new ProtobufReader(writer, options.budget(), new ProtobufAny(type.getFile(), scan));
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    try {
      scan.scan(type, bytes, offset, length);
      CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
      in.setRecursionLimit(DecodeBudget.MAX_DEPTH);
      DynamicMessage message = DynamicMessage.parseFrom(type, in);
      return writer.write(
          rows,
          () -> {
            reader.read(message);
            return writer.outcome();
          });
    } catch (MalformedRecordException e) {
      return e.outcome();
    } catch (IOException | RuntimeException e) {
      return NOT_OF_SCHEMA;
    }
  }
}
