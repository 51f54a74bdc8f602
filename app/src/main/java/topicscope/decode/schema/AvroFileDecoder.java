package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.MalformedRecordException;
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
  private static final List<String> CODECS = List.of("snappy", "bzip2", "xz", "zstandard");
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC_LENGTH = 16;
  private static final int MAX_BYTES = 1 << 20;

  /** A block costs as much as so many values. */
  private static final int BLOCK_ITEMS = 16;

  private final FieldTreeWriter writer;
  private final DecodeBudget budget;
  private String schemaText = "";
  private @Nullable AvroReader reader;
  private byte[] inflated = new byte[0];
  private @Nullable Inflater inflater;

  /** Starts without known fields. */
  public AvroFileDecoder(DocumentOptions options) {
    writer = new FieldTreeWriter(options);
    budget = options.budget();
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
    AvroReader data = reader();
    boolean first = true;
    while (!in.isEnd()) {
      long count = in.readLong();
      budget.take(BLOCK_ITEMS);
      byte[] block = block(in, deflate);
      in.readFixed(marker);
      if (!Arrays.equals(sync, marker) || count < 0) {
        return BROKEN;
      }
      budget.take(count);
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
    String schema = "";
    for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
      for (long i = 0; i < count; i++) {
        String name = new String(bytes(in), UTF_8);
        String value = new String(bytes(in), UTF_8);
        switch (name) {
          case "avro.schema" -> schema = value;
          case "avro.codec" -> codec = value;
          default -> {
            // Other metadata of the writer.
          }
        }
      }
    }
    use(schema);
    boolean deflate = codec.equals("deflate");
    if (!deflate && !codec.equals("null")) {
      // Only known names, so that there are few reasons.
      throw new MalformedRecordException(
          DecodeOutcome.undecodable(
              "an Avro container file with the codec "
                  + (CODECS.contains(codec) ? codec : "of another program")
                  + ": null and deflate are read"));
    }
    return deflate;
  }

  private void use(String text) {
    if (!text.equals(schemaText)) {
      Schema schema = AvroDecoder.schema(text);
      reader = new AvroReader(schema, writer, budget);
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
      // One byte more shows that there is more.
      inflated = new byte[DecodeBudget.MAX_INFLATED + 1];
    }
    Inflater codec = inflater;
    if (codec == null) {
      codec = new Inflater(true);
      inflater = codec;
    }
    try {
      codec.reset();
      codec.setInput(block);
      int length = codec.inflate(inflated, 0, budget.inflatable() + 1);
      budget.inflate(length);
      return Arrays.copyOf(inflated, length);
    } catch (DataFormatException e) {
      throw new MalformedRecordException(BROKEN);
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
