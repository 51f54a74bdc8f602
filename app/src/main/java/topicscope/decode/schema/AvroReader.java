package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.MalformedRecordException;
import topicscope.decode.document.FieldNode;
import topicscope.decode.document.FieldTreeWriter;

/**
 * Reads Avro's binary encoding with the writer's schema, directly into rows: no object per record.
 *
 * <p>Decimals become their value, timestamps and dates times in ms, enums text.
 */
final class AvroReader {
  /** The largest length of a string or of bytes. */
  private static final int MAX_LENGTH = 1 << 20;

  private static final DecodeOutcome TOO_MUCH =
      DecodeOutcome.undecodable("not Avro of its schema: a length of more than a record can hold");
  private static final long DAY_MS = 86_400_000;

  private final Schema schema;
  private final FieldTreeWriter writer;
  private byte[] scratch = new byte[64];
  private final DecodeBudget budget;

  AvroReader(Schema schema, FieldTreeWriter writer, DecodeBudget budget) {
    this.schema = schema;
    this.writer = writer;
    this.budget = budget;
  }

  /** Reads one datum, which is one document. */
  void read(Decoder in) throws IOException {
    value(schema, writer.begin(), in, 0);
  }

  private void value(Schema type, FieldNode node, Decoder in, int depth) throws IOException {
    if (depth > DecodeBudget.MAX_DEPTH) {
      throw new MalformedRecordException(DecodeBudget.TOO_DEEP);
    }
    switch (type.getType()) {
      case RECORD -> record(type, node, in, depth);
      case ARRAY -> array(type, node, in, depth);
      case MAP -> map(type, node, in, depth);
      case UNION -> value(type.getTypes().get(in.readIndex()), node, in, depth + 1);
      case INT -> intNumber(type.getLogicalType(), node, in.readInt());
      case LONG -> longNumber(type.getLogicalType(), node, in.readLong());
      case FLOAT -> writer.number(node, in.readFloat());
      case DOUBLE -> writer.number(node, in.readDouble());
      case BOOLEAN -> writer.integer(node, in.readBoolean() ? 1 : 0);
      case STRING -> string(node, in);
      case ENUM -> enumSymbol(type.getEnumSymbols(), node, in.readEnum());
      case BYTES -> {
        if (depth == 0 && type.getLogicalType() == null) {
          document(node, length(in), in);
        } else {
          bytes(type.getLogicalType(), node, length(in), in);
        }
      }
      case FIXED -> bytes(type.getLogicalType(), node, type.getFixedSize(), in);
      case NULL -> in.readNull();
    }
  }

  private void record(Schema type, FieldNode node, Decoder in, int depth) throws IOException {
    List<Schema.Field> members = type.getFields();
    budget.take(members.size());
    if (type.getLogicalType() instanceof AvroLogicalTypes.ScaledDecimal) {
      int scale = in.readInt();
      decimal(scale, node, length(in), in);
      return;
    }
    for (int i = 0; i < members.size(); i++) {
      Schema.Field member = members.get(i);
      value(member.schema(), writer.member(node, member.name()), in, depth + 1);
    }
  }

  private void array(Schema type, FieldNode node, Decoder in, int depth) throws IOException {
    int number = 0;
    for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
      budget.take(count);
      for (long i = 0; i < count; i++) {
        value(type.getElementType(), writer.element(node, number++), in, depth + 1);
        writer.endElement(node);
      }
    }
    writer.endList(node, number);
  }

  private void map(Schema type, FieldNode node, Decoder in, int depth) throws IOException {
    for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
      budget.take(count);
      for (long i = 0; i < count; i++) {
        value(type.getValueType(), writer.member(node, text(in)), in, depth + 1);
      }
    }
  }

  private void intNumber(LogicalType logical, FieldNode node, int value) {
    switch (logical) {
      case null -> writer.integer(node, value);
      case LogicalTypes.Date _ -> writer.time(node, value * DAY_MS);
      case AvroLogicalTypes.Time time -> writer.time(node, time.ms(value));
      default -> writer.integer(node, value);
    }
  }

  private void longNumber(LogicalType logical, FieldNode node, long value) {
    switch (logical) {
      case LogicalTypes.TimestampMillis _, LogicalTypes.LocalTimestampMillis _ ->
          writer.time(node, value);
      case LogicalTypes.TimestampMicros _, LogicalTypes.LocalTimestampMicros _ ->
          writer.time(node, Math.floorDiv(value, 1_000), Math.floorMod(value, 1_000) * 1_000L);
      case LogicalTypes.TimestampNanos _, LogicalTypes.LocalTimestampNanos _ ->
          writer.time(node, Math.floorDiv(value, 1_000_000), Math.floorMod(value, 1_000_000));
      case AvroLogicalTypes.Time time -> writer.time(node, time.ms(value), time.nanos(value));
      case null, default -> writer.integer(node, value);
    }
  }

  private void string(FieldNode node, Decoder in) throws IOException {
    if (writer.wantsText(node)) {
      writer.text(node, text(in));
    } else {
      in.skipFixed(length(in));
    }
  }

  private void enumSymbol(List<String> symbols, FieldNode node, int number) throws IOException {
    if (number < 0 || number >= symbols.size()) {
      throw new MalformedRecordException(TOO_MUCH);
    }
    writer.text(node, symbols.get(number));
  }

  private void bytes(LogicalType logical, FieldNode node, int length, Decoder in)
      throws IOException {
    switch (logical) {
      case LogicalTypes.Decimal decimal -> decimal(decimal.getScale(), node, length, in);
      case AvroLogicalTypes.Decimal decimal -> decimal(decimal.scale(), node, length, in);
      case null, default -> in.skipFixed(length);
    }
  }

  private void decimal(int scale, FieldNode node, int length, Decoder in) throws IOException {
    fill(in, length);
    if (length > 0) {
      writer.decimal(node, new BigInteger(scratch, 0, length), scale);
    }
  }

  /** Bytes that are the whole value. */
  private void document(FieldNode node, int length, Decoder in) throws IOException {
    fill(in, length);
    writer.bytes(node, Arrays.copyOf(scratch, length));
  }

  private String text(Decoder in) throws IOException {
    int length = length(in);
    fill(in, length);
    return new String(scratch, 0, length, UTF_8);
  }

  /** A length before strings and bytes. Avro's own methods would allocate that much unchecked. */
  private static int length(Decoder in) throws IOException {
    long length = in.readLong();
    if (length < 0 || length > MAX_LENGTH) {
      throw new MalformedRecordException(TOO_MUCH);
    }
    return (int) length;
  }

  private void fill(Decoder in, int length) throws IOException {
    if (length > MAX_LENGTH) {
      throw new MalformedRecordException(TOO_MUCH);
    }
    if (scratch.length < length) {
      scratch = Arrays.copyOf(scratch, length);
    }
    in.readFixed(scratch, 0, length);
  }
}
