package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.FieldTreeWriter;

/**
 * Decodes values that are Avro object container files, which contain their schema; every datum of a
 * file is a row. Supports the codecs null and deflate, as every Avro library must.
 */
public final class AvroFileDecoder implements RecordDecoder {
  private static final DecodeOutcome BROKEN =
      DecodeOutcome.undecodable("not a valid Avro container file");
  private static final DecodeOutcome CODEC =
      DecodeOutcome.undecodable("an Avro container file with a codec other than null and deflate");
  private static final DecodeOutcome TOO_LARGE =
      DecodeOutcome.undecodable("an Avro container file that inflates to more than 16 MiB");
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC_LENGTH = 16;
  private static final int MAX_BYTES = 1 << 20;

  /** For all blocks of a record together. */
  private static final int MAX_INFLATED = 16 << 20;

  private final FieldTreeWriter writer;
  private String schemaText = "";
  private @Nullable AvroReader reader;
  private byte[] inflated = new byte[0];
  private int inflatable;

  /** Starts without known fields. */
  public AvroFileDecoder(DocumentOptions options) {
    writer = new FieldTreeWriter(options);
  }

  /** Whether a value starts like such a file. */
  public static boolean isFile(byte[] bytes, int offset, int length) {
    return length >= MAGIC.length
        && Arrays.equals(bytes, offset, offset + MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    if (!isFile(bytes, offset, length)) {
      return BROKEN;
    }
    try {
      return writer.write(rows, () -> file(bytes, offset, length));
    } catch (MalformedRecordException e) {
      return e.outcome();
    } catch (IOException | RuntimeException e) {
      return BROKEN;
    }
  }

  private DecodeOutcome file(byte[] bytes, int offset, int length) throws IOException {
    BinaryDecoder in =
        DecoderFactory.get()
            .binaryDecoder(bytes, offset + MAGIC.length, length - MAGIC.length, null);
    boolean deflate = header(in);
    byte[] sync = new byte[SYNC_LENGTH];
    byte[] marker = new byte[SYNC_LENGTH];
    in.readFixed(sync);
    inflatable = MAX_INFLATED;
    AvroReader data = reader();
    data.startRecord();
    boolean first = true;
    while (!in.isEnd()) {
      long count = in.readLong();
      byte[] block = block(in, deflate);
      in.readFixed(marker);
      if (!Arrays.equals(sync, marker) || count < 0) {
        return BROKEN;
      }
      data.take(count);
      BinaryDecoder blockIn = DecoderFactory.get().binaryDecoder(block, null);
      for (long i = 0; i < count; i++) {
        if (!first) {
          writer.endRow();
        }
        first = false;
        data.read(blockIn);
      }
    }
    return writer.outcome();
  }

  /** Reads the header's map; true if the blocks are deflated. */
  private boolean header(BinaryDecoder in) throws IOException {
    String codec = "null";
    for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
      for (long i = 0; i < count; i++) {
        String name = new String(bytes(in), UTF_8);
        String value = new String(bytes(in), UTF_8);
        switch (name) {
          case "avro.schema" -> use(value);
          case "avro.codec" -> codec = value;
          default -> {
            // Other metadata of the writer.
          }
        }
      }
    }
    boolean deflate = codec.equals("deflate");
    if (!deflate && !codec.equals("null")) {
      throw new MalformedRecordException(CODEC);
    }
    return deflate;
  }

  private void use(String text) {
    if (!text.equals(schemaText)) {
      Schema schema = AvroDecoder.schema(text);
      reader = new AvroReader(schema, writer);
      schemaText = text;
    }
  }

  private AvroReader reader() throws IOException {
    AvroReader current = reader;
    if (current == null) {
      throw new MalformedRecordException(BROKEN);
    }
    return current;
  }

  private byte[] block(BinaryDecoder in, boolean deflate) throws IOException {
    byte[] block = bytes(in);
    return deflate ? inflate(block) : block;
  }

  private byte[] inflate(byte[] block) throws IOException {
    if (inflated.length == 0) {
      inflated = new byte[MAX_INFLATED];
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(block);
      int length = inflater.inflate(inflated, 0, inflatable);
      if (!inflater.finished() && length == inflatable) {
        throw new MalformedRecordException(TOO_LARGE);
      }
      inflatable -= length;
      return Arrays.copyOf(inflated, length);
    } catch (DataFormatException e) {
      throw new MalformedRecordException(BROKEN);
    } finally {
      inflater.end();
    }
  }

  private static byte[] bytes(BinaryDecoder in) throws IOException {
    long length = in.readLong();
    if (length < 0 || length > MAX_BYTES) {
      throw new MalformedRecordException(BROKEN);
    }
    byte[] bytes = new byte[(int) length];
    in.readFixed(bytes);
    return bytes;
  }
}
