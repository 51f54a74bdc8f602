package topicscope.decode.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import topicscope.decode.DecodeBudget;

/** Parses the message in an Any, if its type is in the schema's files or in those they import. */
final class ProtobufAny {
  private final FileDescriptor file;
  private final ProtobufScan scan;
  private final Map<String, Descriptor> types = new HashMap<>();

  ProtobufAny(FileDescriptor file, ProtobufScan scan) {
    this.file = file;
    this.scan = scan;
  }

  /**
   * The message; empty if its type is not known.
   *
   * @param url ends with a slash and the full name of the type
   */
  Optional<Message> parse(String url, ByteString content) throws IOException {
    if (types.isEmpty()) {
      learn(file, new HashSet<>());
    }
    Descriptor type = types.get(url.substring(url.lastIndexOf('/') + 1));
    if (type == null) {
      return Optional.empty();
    }
    scan.scanInside(type, content);
    CodedInputStream in = content.newCodedInput();
    in.setRecursionLimit(DecodeBudget.MAX_DEPTH);
    return Optional.of(DynamicMessage.parseFrom(type, in));
  }

  private void learn(FileDescriptor from, Set<FileDescriptor> seen) {
    if (seen.add(from)) {
      learn(from.getMessageTypes());
      from.getDependencies().forEach(imported -> learn(imported, seen));
    }
  }

  private void learn(List<Descriptor> more) {
    for (Descriptor type : more) {
      types.putIfAbsent(type.getFullName(), type);
      learn(type.getNestedTypes());
    }
  }
}
