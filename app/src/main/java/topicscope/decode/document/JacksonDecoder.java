package topicscope.decode.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import org.msgpack.jackson.dataformat.MessagePackFactory;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.number.DecimalReader;

/** Decodes the binary document formats that Jackson reads: one document per record. */
public final class JacksonDecoder implements RecordDecoder {
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNumberLength(DecimalReader.MAX_CHARS)
          .maxDocumentLength(1 << 20)
          .build();

  private final FieldTreeReader reader;

  private JacksonDecoder(
      JsonFactory factory, String format, DocumentOptions options, boolean endsByOffset) {
    reader =
        new FieldTreeReader(
            factory, format, new FieldTreeWriter(options), options.budget(), endsByOffset);
  }

  /** Decodes CBOR (RFC 8949). */
  public static RecordDecoder cbor(DocumentOptions options) {
    return new JacksonDecoder(
        CBORFactory.builder().streamReadConstraints(CONSTRAINTS).build(), "CBOR", options, false);
  }

  /** Decodes MessagePack. */
  public static RecordDecoder messagePack(DocumentOptions options) {
    MessagePackFactory factory = new MessagePackFactory();
    factory.setStreamReadConstraints(CONSTRAINTS);
    return new JacksonDecoder(factory, "MessagePack", options, true);
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    return reader.read(bytes, offset, length, rows);
  }
}
