package topicscope.producer.publish;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import topicscope.producer.source.Field;
import topicscope.producer.source.Reading;

/**
 * Avro's binary encoding behind Confluent's five-byte header: 0 and the schema id. A reading with
 * other fields gets another schema.
 *
 * <p>Avro's specification needs thirty lines for three kinds of value. Avro's library would double
 * the size of this program. The tests decode the output with that library.
 */
final class AvroEncoder implements Encoder {
  /** The number of the second type of a union, {@code double}, as a zig-zag integer. */
  private static final byte DOUBLE = 2;

  private final SchemaRegistry.Subject subject;
  private final byte[] host;
  private Reading shape = Reading.of("", 0);
  private String schema = "";
  private OptionalInt id = OptionalInt.empty();

  AvroEncoder(String host, SchemaRegistry.Subject subject) {
    this.subject = subject;
    this.host = host.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isReadyFor(Reading reading) {
    if (schema.isEmpty() || !reading.hasShapeOf(shape)) {
      shape = reading;
      schema = AvroSchema.of(reading).json();
      id = OptionalInt.empty();
    }
    if (id.isEmpty()) {
      id = subject.idOf(schema);
    }
    return id.isPresent();
  }

  @Override
  public byte[] encode(long timestamp, Reading reading) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id.orElseThrow()).array());
    writeLong(host.length, out);
    out.writeBytes(host);
    ByteBuffer number = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).put(DOUBLE);
    for (Field field : reading.fields()) {
      out.writeBytes(number.putDouble(1, field.value()).array());
    }
    writeLong(timestamp, out);
    return out.toByteArray();
  }

  /** Zig-zag encoding, then seven bits a byte, lowest bits first. */
  private static void writeLong(long value, ByteArrayOutputStream out) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
