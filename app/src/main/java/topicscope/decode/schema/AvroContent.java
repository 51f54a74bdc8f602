package topicscope.decode.schema;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.JsonDecoder;

/** Decodes Avro data that is nothing but one text, or bytes: what is in it is a number or JSON. */
final class AvroContent implements RecordDecoder {
  private static final DecodeOutcome NEITHER =
      new DecodeOutcome(
          DecodeOutcome.Kind.WITHOUT_NUMBER,
          "Avro of one text or bytes that hold neither a number nor JSON");
  private static final DecodeOutcome BROKEN =
      DecodeOutcome.undecodable("not Avro of the given schema");

  private final List<Schema.Type> union;
  private final RecordDecoder json;

  private AvroContent(List<Schema.Type> union, DocumentOptions options) {
    this.union = union;
    json = new JsonDecoder(options);
  }

  /** The decoder for that schema; empty if it is another kind of schema. */
  static Optional<AvroContent> of(Schema schema, DocumentOptions options) {
    boolean isUnion = schema.getType() == Schema.Type.UNION;
    List<Schema> types = isUnion ? schema.getTypes() : List.of(schema);
    boolean plain =
        types.stream().anyMatch(AvroContent::isPlain)
            && types.stream().allMatch(type -> isPlain(type) || type.getType() == Schema.Type.NULL);
    List<Schema.Type> union = isUnion ? types.stream().map(Schema::getType).toList() : List.of();
    return plain ? Optional.of(new AvroContent(union, options)) : Optional.empty();
  }

  private static boolean isPlain(Schema type) {
    boolean plain = type.getType() == Schema.Type.BYTES || type.getType() == Schema.Type.STRING;
    return plain && type.getLogicalType() == null;
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    int end = offset + length;
    Varints in = new Varints(bytes, offset, end);
    if (!union.isEmpty()) {
      int index = in.nextSigned();
      if (index < 0 || index >= union.size() || in.isBroken()) {
        return BROKEN;
      }
      if (union.get(index) == Schema.Type.NULL) {
        return in.at() == end ? DecodeOutcome.WITHOUT_NUMBER : BROKEN;
      }
    }
    int size = in.nextSigned();
    if (in.isBroken() || size != end - in.at()) {
      return BROKEN;
    }
    DecodeOutcome outcome = json.decode(bytes, in.at(), size, rows);
    if (outcome.isUndecodable()) {
      rows.clear();
      return NEITHER;
    }
    return outcome;
  }
}
