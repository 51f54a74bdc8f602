package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Writes records piece by piece, so that lengths and counts may lie. */
final class RecordBytes {
  private static final byte[] SYNC = new byte[16];

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Adds single bytes. */
  RecordBytes add(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  RecordBytes add(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Adds a big-endian integer of that many bytes. */
  RecordBytes bigEndian(long number, int width) {
    for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
      out.write((int) (number >>> shift));
    }
    return this;
  }

  /** Adds a variable-length integer, as Protobuf does. */
  RecordBytes varint(long number) {
    long left = number;
    while ((left & ~0x7fL) != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
    return this;
  }

  /** Adds a zigzag-encoded variable-length integer, as Avro does. */
  RecordBytes zigzag(long number) {
    return varint((number << 1) ^ (number >> 63));
  }

  /** Adds a text after its length, as Avro does. */
  RecordBytes avroText(String text) {
    return avroBytes(text.getBytes(UTF_8));
  }

  /** Adds bytes after their length, as Avro does. */
  RecordBytes avroBytes(byte[] bytes) {
    return zigzag(bytes.length).add(bytes);
  }

  /** Adds a field of Protobuf that has a length. */
  RecordBytes protobufField(int number, byte[] content) {
    return varint(((long) number << 3) | 2).varint(content.length).add(content);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  int length() {
    return out.size();
  }

  /** The head of an Avro container file. */
  static RecordBytes container(String schema, String codec) {
    return new RecordBytes()
        .add('O', 'b', 'j', 1)
        .zigzag(2)
        .avroText("avro.schema")
        .avroText(schema)
        .avroText("avro.codec")
        .avroText(codec)
        .zigzag(0)
        .add(SYNC);
  }

  /** Adds a block to a container file. */
  RecordBytes block(long count, byte[] data) {
    return zigzag(count).avroBytes(data).add(SYNC);
  }

  /** A container file with one deflated block. */
  static byte[] deflatedContainer(String schema, long count, byte[] data) {
    return container(schema, "deflate").block(count, deflate(data)).bytes();
  }

  /** Deflated as in a container file. */
  static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(data);
      deflater.finish();
      byte[] deflated = new byte[data.length + 100];
      return Arrays.copyOf(deflated, deflater.deflate(deflated));
    } finally {
      deflater.end();
    }
  }

  /** The same bytes again and again. */
  static byte[] repeat(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
    }
    return all;
  }
}
