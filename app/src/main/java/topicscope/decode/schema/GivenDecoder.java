package topicscope.decode.schema;

import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.document.DocumentOptions;

/**
 * Decodes records of the given schema: the bare value, or the value behind what a schema registry's
 * serializer writes before it, or a Protobuf message behind its length.
 */
public final class GivenDecoder implements RecordDecoder {
  private final RecordDecoder decoder;
  private final boolean protobuf;
  private boolean behind;

  /** Decodes values of that schema. */
  public GivenDecoder(GivenSchema schema, DocumentOptions options) {
    protobuf = schema instanceof GivenSchema.Protobuf;
    decoder =
        switch (schema) {
          case GivenSchema.Avro avro -> new AvroDecoder(avro.schema(), options);
          case GivenSchema.Protobuf message -> new ProtobufDecoder(message.type(), options);
        };
  }

  /** The way that the last record was read is tried first. */
  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    int start = behind ? start(bytes, offset, length) : 0;
    DecodeOutcome first = decoder.decode(bytes, offset + start, length - start, rows);
    if (!first.isUndecodable()) {
      return first;
    }
    int other = start > 0 ? 0 : start(bytes, offset, length);
    if (other == start) {
      return first;
    }
    rows.clear();
    DecodeOutcome second = decoder.decode(bytes, offset + other, length - other, rows);
    if (second.isUndecodable()) {
      return start == 0 ? first : second;
    }
    behind = other > 0;
    return second;
  }

  /** Where the value begins behind a prefix; 0 without one. */
  private int start(byte[] bytes, int offset, int length) {
    int prefix = SchemaPrefix.of(bytes, offset, length).length();
    int end = offset + length;
    if (!protobuf) {
      return prefix;
    }
    Varints in = new Varints(bytes, offset + prefix, end);
    int first = in.next();
    if (prefix == 0) {
      return !in.isBroken() && first == end - in.at() ? in.at() - offset : 0;
    }
    // The type is given: its place in the schema is not needed.
    for (int i = Varints.signed(first); i > 0 && !in.isBroken(); i--) {
      in.next();
    }
    return in.isBroken() ? 0 : in.at() - offset;
  }
}
