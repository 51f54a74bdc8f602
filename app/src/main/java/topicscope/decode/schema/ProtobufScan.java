package topicscope.decode.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeBudget;
import topicscope.decode.MalformedRecordException;

/**
 * Estimates what the library needs to parse a message, which can't be stopped while it does: it
 * makes several objects for each message inside, and for each enum value that the type does not
 * have. Only long records are scanned; the cost of short ones is bounded by their length.
 */
final class ProtobufScan {
  private static final int MIN_LENGTH = 1 << 14;

  /** A message, or an unknown value of an enum, costs as much as so many numbers. */
  private static final int COSTLY = 64;

  private final DecodeBudget budget;

  ProtobufScan(DecodeBudget budget) {
    this.budget = budget;
  }

  /** Takes a message from the budget. */
  void scan(Descriptor type, byte[] bytes, int offset, int length) throws IOException {
    if (length >= MIN_LENGTH) {
      budget.rewind();
      message(type, CodedInputStream.newInstance(bytes, offset, length), 0);
    }
  }

  /** Takes a message within the present one from the budget. */
  void scanInside(Descriptor type, ByteString content) throws IOException {
    if (content.size() >= MIN_LENGTH) {
      message(type, content.newCodedInput(), 0);
    }
  }

  private void message(Descriptor type, CodedInputStream in, int depth) throws IOException {
    if (depth > DecodeBudget.MAX_DEPTH) {
      throw new MalformedRecordException(DecodeBudget.TOO_DEEP);
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      budget.take(1);
      int wireType = WireFormat.getTagWireType(tag);
      if (wireType == WireFormat.WIRETYPE_END_GROUP) {
        return;
      }
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (isMessage(field) && wireType == WireFormat.WIRETYPE_START_GROUP) {
        budget.take(COSTLY);
        message(field.getMessageType(), in, depth + 1);
      } else if (isMessage(field) && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        budget.take(COSTLY);
        int limit = in.pushLimit(in.readRawVarint32());
        message(field.getMessageType(), in, depth + 1);
        in.popLimit(limit);
      } else if (isEnum(field) && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int limit = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
          value(field.getEnumType(), in.readEnum());
        }
        in.popLimit(limit);
      } else if (isEnum(field) && wireType == WireFormat.WIRETYPE_VARINT) {
        value(field.getEnumType(), in.readEnum());
      } else {
        in.skipField(tag);
      }
    }
  }

  private void value(EnumDescriptor type, int number) throws MalformedRecordException {
    budget.take(type.findValueByNumber(number) == null ? COSTLY : 1);
  }

  private static boolean isMessage(@Nullable FieldDescriptor field) {
    return field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
  }

  private static boolean isEnum(@Nullable FieldDescriptor field) {
    return field != null && field.getJavaType() == FieldDescriptor.JavaType.ENUM;
  }
}
