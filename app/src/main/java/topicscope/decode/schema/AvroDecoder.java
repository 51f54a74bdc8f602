package topicscope.decode.schema;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.MalformedRecordException;
import topicscope.decode.RecordDecoder;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.FieldTreeWriter;

/**
 * Decodes records of one Avro schema: the bare datum, or Avro's single-object encoding (0xC3 0x01
 * and the schema's fingerprint before it).
 */
public final class AvroDecoder implements RecordDecoder {
  private static final DecodeOutcome NOT_OF_SCHEMA =
      DecodeOutcome.undecodable("not Avro of the given schema");
  private static final DecodeOutcome LEFT_OVER =
      DecodeOutcome.undecodable("not Avro of the given schema: bytes are left over");
  private static final DecodeOutcome OTHER_SCHEMA =
      DecodeOutcome.undecodable(
          "Avro's single-object encoding, whose fingerprint is that of another schema");
  private static final int MAGIC_LENGTH = 2;
  private static final int HEADER_LENGTH = MAGIC_LENGTH + Long.BYTES;

  private final AvroReader reader;
  private final FieldTreeWriter writer;
  private final long fingerprint;
  private final Optional<AvroContent> content;
  private @Nullable BinaryDecoder in;

  /** Decodes records written with that schema. */
  public AvroDecoder(Schema schema, DocumentOptions options) {
    writer = new FieldTreeWriter(options);
    reader = new AvroReader(schema, writer, options.budget());
    fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    content = AvroContent.of(schema, options);
  }

  /** Parses a schema that refers to no other. */
  static Schema schema(String text) {
    return schema(text, List.of());
  }

  /**
   * Parses a schema. Names and defaults are not checked: producers in use write {@code temp-c} and
   * defaults of the wrong type, and neither matters for reading.
   *
   * @param text JSON, as in a .avsc file
   * @param references the schemas that it refers to, in an order in which none needs a later one
   * @throws IllegalArgumentException if it is no schema
   */
  static Schema schema(String text, Collection<String> references) {
    try {
      Schema.Parser parser =
          new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
      references.forEach(parser::parse);
      Schema schema = parser.parse(text);
      AvroLogicalTypes.addTo(schema);
      return schema;
    } catch (AvroRuntimeException e) {
      throw new IllegalArgumentException("not an Avro schema: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("not an Avro schema: nested too deeply", e);
    }
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    boolean singleObject = isSingleObject(bytes, offset, length);
    int header =
        singleObject && fingerprint(bytes, offset + MAGIC_LENGTH) == fingerprint
            ? HEADER_LENGTH
            : 0;
    DecodeOutcome outcome = datum(bytes, offset + header, length - header, rows);
    return singleObject && header == 0 && outcome.isUndecodable() ? OTHER_SCHEMA : outcome;
  }

  private DecodeOutcome datum(byte[] bytes, int offset, int length, DecodedRecord rows) {
    try {
      return content.isPresent()
          ? content.get().decode(bytes, offset, length, rows)
          : writer.write(rows, () -> read(bytes, offset, length));
    } catch (MalformedRecordException e) {
      return e.outcome();
    } catch (IOException | RuntimeException e) {
      // Avro throws this also for an index that no union has.
      return NOT_OF_SCHEMA;
    }
  }

  private DecodeOutcome read(byte[] bytes, int offset, int length) throws IOException {
    BinaryDecoder from = DecoderFactory.get().binaryDecoder(bytes, offset, length, in);
    in = from;
    reader.read(from);
    return from.isEnd() ? writer.outcome() : LEFT_OVER;
  }

  private static boolean isSingleObject(byte[] bytes, int offset, int length) {
    return length >= HEADER_LENGTH && bytes[offset] == (byte) 0xc3 && bytes[offset + 1] == 1;
  }

  private static long fingerprint(byte[] bytes, int offset) {
    long found = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      found = found << Byte.SIZE | (bytes[offset + i] & 0xff);
    }
    return found;
  }
}
