package topicscope.decode.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** What Avro's own writer makes of a record. */
public final class AvroBytes {
  private AvroBytes() {}

  /** The bare datum. */
  public static byte[] of(GenericRecord record) {
    return of(record.getSchema(), record);
  }

  /** The bare datum. */
  public static byte[] of(Schema schema, Object datum) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      new GenericDatumWriter<>(schema).write(datum, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A payload behind the magic byte and a schema's id. */
  public static byte[] framed(int id, byte[] payload) {
    return java.nio.ByteBuffer.allocate(5 + payload.length)
        .put((byte) 0)
        .putInt(id)
        .put(payload)
        .array();
  }
}
