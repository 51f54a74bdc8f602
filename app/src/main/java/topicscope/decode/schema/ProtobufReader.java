package topicscope.decode.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.math.BigInteger;
import java.util.List;
import topicscope.decode.DecodeBudget;
import topicscope.decode.MalformedRecordException;
import topicscope.decode.document.FieldNode;
import topicscope.decode.document.FieldTreeWriter;

/**
 * Writes the content of a Protobuf message into rows. A field that a proto3 message leaves out is
 * zero. Timestamps become times, wrappers their value, durations seconds, enums text.
 */
final class ProtobufReader {
  private static final double NANOS = 1e9;

  private final FieldTreeWriter writer;
  private final DecodeBudget budget;

  ProtobufReader(FieldTreeWriter writer, DecodeBudget budget) {
    this.writer = writer;
    this.budget = budget;
  }

  /** Takes a message, which is one document. */
  void read(Message message) throws MalformedRecordException {
    members(message, writer.begin());
  }

  private void members(Message message, FieldNode node) throws MalformedRecordException {
    List<FieldDescriptor> fields = message.getDescriptorForType().getFields();
    budget.take(fields.size());
    for (FieldDescriptor field : fields) {
      if (field.isRepeated() || !field.hasPresence() || message.hasField(field)) {
        FieldNode member = writer.member(node, field.getName());
        if (field.isMapField()) {
          map(field, (List<?>) message.getField(field), member);
        } else if (field.isRepeated()) {
          list(field, (List<?>) message.getField(field), member);
        } else {
          value(field, message.getField(field), member);
        }
      }
    }
  }

  private void list(FieldDescriptor field, List<?> values, FieldNode node)
      throws MalformedRecordException {
    budget.take(values.size());
    for (int i = 0; i < values.size(); i++) {
      value(field, values.get(i), writer.element(node, i));
    }
  }

  private void map(FieldDescriptor field, List<?> entries, FieldNode node)
      throws MalformedRecordException {
    Descriptor entry = field.getMessageType();
    FieldDescriptor key = entry.findFieldByNumber(1);
    FieldDescriptor value = entry.findFieldByNumber(2);
    budget.take(entries.size());
    for (Object each : entries) {
      Message message = (Message) each;
      FieldNode member = writer.member(node, message.getField(key).toString());
      value(value, message.getField(value), member);
    }
  }

  private void value(FieldDescriptor field, Object value, FieldNode node)
      throws MalformedRecordException {
    switch (value) {
      case Integer number -> integer(field, number, node);
      case Long number -> longInteger(field, number, node);
      case Float number -> writer.number(node, number);
      case Double number -> writer.number(node, number);
      case Boolean bool -> writer.integer(node, bool ? 1 : 0);
      case String text -> writer.text(node, text);
      case EnumValueDescriptor symbol -> writer.text(node, symbol.getName());
      case Message message -> message(message, node);
      default -> {
        // Bytes contain no number.
      }
    }
  }

  private void integer(FieldDescriptor field, int value, FieldNode node) {
    boolean unsigned =
        field.getType() == FieldDescriptor.Type.UINT32
            || field.getType() == FieldDescriptor.Type.FIXED32;
    writer.integer(node, unsigned ? Integer.toUnsignedLong(value) : value);
  }

  private void longInteger(FieldDescriptor field, long value, FieldNode node) {
    boolean unsigned =
        field.getType() == FieldDescriptor.Type.UINT64
            || field.getType() == FieldDescriptor.Type.FIXED64;
    if (unsigned) {
      writer.unsigned(node, value);
    } else {
      writer.integer(node, value);
    }
  }

  private void message(Message message, FieldNode node) throws MalformedRecordException {
    Descriptor type = message.getDescriptorForType();
    switch (type.getFullName()) {
      case "google.protobuf.Timestamp" ->
          writer.time(node, number(message, 1) * 1_000 + number(message, 2) / 1_000_000);
      case "google.protobuf.Duration" ->
          writer.number(node, number(message, 1) + number(message, 2) / NANOS);
      case "google.protobuf.DoubleValue",
          "google.protobuf.FloatValue",
          "google.protobuf.Int64Value",
          "google.protobuf.UInt64Value",
          "google.protobuf.Int32Value",
          "google.protobuf.UInt32Value",
          "google.protobuf.BoolValue",
          "google.protobuf.StringValue" -> {
        FieldDescriptor only = type.findFieldByNumber(1);
        value(only, message.getField(only), node);
      }
      case "confluent.type.Decimal" -> decimal(message, node);
      default -> members(message, node);
    }
  }

  private void decimal(Message message, FieldNode node) {
    Descriptor type = message.getDescriptorForType();
    Object unscaled = message.getField(type.findFieldByName("value"));
    if (unscaled instanceof ByteString bytes && !bytes.isEmpty()) {
      int scale = ((Number) message.getField(type.findFieldByName("scale"))).intValue();
      writer.decimal(node, new BigInteger(bytes.toByteArray()), scale);
    }
  }

  private static long number(Message message, int fieldNumber) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByNumber(fieldNumber);
    return ((Number) message.getField(field)).longValue();
  }
}
