package topicscope.decode.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import topicscope.decode.DecodeBudget;
import topicscope.decode.MalformedRecordException;
import topicscope.decode.document.FieldNode;
import topicscope.decode.document.FieldTreeWriter;

/**
 * Writes the content of a Protobuf message into rows. A field that a proto3 message leaves out is
 * zero. Timestamps and dates become times, wrappers and decimals their value, durations seconds,
 * enums text. The members of a Struct, and of an Any whose type is in the schema, are those of the
 * field that holds it.
 */
final class ProtobufReader {
  private static final double NANOS = 1e9;
  private static final long DAY_MS = 86_400_000;

  private final FieldTreeWriter writer;
  private final DecodeBudget budget;
  private final ProtobufAny any;
  private int depth;

  ProtobufReader(FieldTreeWriter writer, DecodeBudget budget, ProtobufAny any) {
    this.writer = writer;
    this.budget = budget;
    this.any = any;
  }

  /** Takes a message, which is one document. */
  void read(Message message) throws IOException {
    depth = 0;
    message(message, writer.begin());
  }

  private void members(Message message, FieldNode node) throws IOException {
    List<FieldDescriptor> fields = message.getDescriptorForType().getFields();
    budget.take(fields.size());
    int bits = signedBits(message);
    for (FieldDescriptor field : fields) {
      if (field.isRepeated() || !field.hasPresence() || message.hasField(field)) {
        FieldNode member = writer.member(node, field.getName());
        if (field.isMapField()) {
          map(field, (List<?>) message.getField(field), member);
        } else if (field.isRepeated()) {
          list(field, (List<?>) message.getField(field), member);
        } else if (bits > 0 && message.getField(field) instanceof Integer number) {
          writer.integer(member, number << (Integer.SIZE - bits) >> (Integer.SIZE - bits));
        } else if (bits > 0 && message.getField(field) instanceof Long number) {
          writer.integer(member, number);
        } else {
          value(field, message.getField(field), member);
        }
      }
    }
  }

  /** Sparkplug B writes signed integers into unsigned fields, and says so beside them. */
  private static int signedBits(Message metric) {
    Descriptor type = metric.getDescriptorForType();
    if (!type.getName().equals("Metric")) {
      return 0;
    }
    FieldDescriptor datatype = type.findFieldByName("datatype");
    Object code = datatype == null || datatype.isRepeated() ? null : metric.getField(datatype);
    return switch (code) {
      case Integer number when number == 1 -> Byte.SIZE;
      case Integer number when number == 2 -> Short.SIZE;
      case Integer number when number == 3 || number == 4 -> Integer.SIZE;
      case null, default -> 0;
    };
  }

  private void list(FieldDescriptor field, List<?> values, FieldNode node) throws IOException {
    budget.take(values.size());
    for (int i = 0; i < values.size(); i++) {
      value(field, values.get(i), writer.element(node, i));
      writer.endElement(node);
    }
    writer.endList(node, values.size());
  }

  private void map(FieldDescriptor field, List<?> entries, FieldNode node) throws IOException {
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

  private void value(FieldDescriptor field, Object value, FieldNode node) throws IOException {
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

  private void message(Message message, FieldNode node) throws IOException {
    Descriptor type = message.getDescriptorForType();
    switch (type.getFullName()) {
      case "google.protobuf.Timestamp" ->
          writer.time(
              node,
              number(message, 1) * 1_000 + number(message, 2) / 1_000_000,
              number(message, 2) % 1_000_000);
      case "google.protobuf.Duration" ->
          writer.number(node, number(message, 1) + number(message, 2) / NANOS);
      case "google.protobuf.DoubleValue",
          "google.protobuf.FloatValue",
          "google.protobuf.Int64Value",
          "google.protobuf.UInt64Value",
          "google.protobuf.Int32Value",
          "google.protobuf.UInt32Value",
          "google.protobuf.BoolValue",
          "google.protobuf.StringValue" ->
          only(message, type.findFieldByNumber(1), node);
      case "google.protobuf.Struct", "google.protobuf.ListValue" ->
          contained(message, type.findFieldByNumber(1), node);
      case "google.protobuf.Value" -> {
        for (FieldDescriptor kind : message.getAllFields().keySet()) {
          if (kind.getJavaType() != FieldDescriptor.JavaType.ENUM) {
            only(message, kind, node);
          }
        }
      }
      case "google.protobuf.Any" -> any(message, node);
      case "confluent.type.Decimal" -> decimal(message, node);
      case "google.type.Decimal" -> decimalText(message, node);
      case "google.type.Money" -> money(message, node);
      case "google.type.Date" -> date(message, node);
      default -> members(message, node);
    }
  }

  private void only(Message message, FieldDescriptor field, FieldNode node) throws IOException {
    value(field, message.getField(field), node);
  }

  private void contained(Message message, FieldDescriptor field, FieldNode node)
      throws IOException {
    List<?> values = (List<?>) message.getField(field);
    if (field.isMapField()) {
      map(field, values, node);
    } else {
      list(field, values, node);
    }
  }

  /** The parser has not seen what is inside: its depth counts here. */
  private void any(Message message, FieldNode node) throws IOException {
    Descriptor type = message.getDescriptorForType();
    String url = String.valueOf(message.getField(type.findFieldByNumber(1)));
    if (message.getField(type.findFieldByNumber(2)) instanceof ByteString content) {
      if (++depth > DecodeBudget.MAX_DEPTH) {
        throw new MalformedRecordException(DecodeBudget.TOO_DEEP);
      }
      Optional<Message> inner = any.parse(url, content);
      if (inner.isPresent()) {
        message(inner.get(), node);
      }
      depth--;
    }
  }

  private void money(Message message, FieldNode node) {
    BigDecimal amount =
        BigDecimal.valueOf(number(message, 2)).add(BigDecimal.valueOf(number(message, 3), 9));
    writer.decimal(node, amount.unscaledValue(), amount.scale());
    writer.text(writer.member(node, "currency_code"), text(message, 1));
  }

  private void decimalText(Message message, FieldNode node) {
    try {
      BigDecimal value = new BigDecimal(text(message, 1));
      writer.decimal(node, value.unscaledValue(), value.scale());
    } catch (NumberFormatException e) {
      writer.text(node, text(message, 1));
    }
  }

  /** A date may lack its year, its month or its day. */
  private void date(Message message, FieldNode node) throws IOException {
    try {
      LocalDate date =
          LocalDate.of(
              (int) number(message, 1), (int) number(message, 2), (int) number(message, 3));
      writer.time(node, date.toEpochDay() * DAY_MS);
    } catch (DateTimeException e) {
      members(message, node);
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

  private static String text(Message message, int fieldNumber) {
    return String.valueOf(
        message.getField(message.getDescriptorForType().findFieldByNumber(fieldNumber)));
  }

  private static long number(Message message, int fieldNumber) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByNumber(fieldNumber);
    return ((Number) message.getField(field)).longValue();
  }
}
