package topicscope.decode.schema;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.WaitBudget;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.JsonDecoder;

/**
 * Decodes values behind the prefix of a schema registry, as Confluent's wire format: a byte 0, the
 * schema id in four bytes, and the payload written with that schema: Avro, Protobuf or JSON. A
 * registry is asked for schemas with a number; JSON needs none.
 *
 * <p>A record whose schema is being fetched is not {@link #isReady}. All waiting is bounded to a
 * tenth of the time, so that a slow registry and ever new ids can't stop a reader. Beyond that, and
 * for a schema that can't be had, a record is undecodable.
 */
public final class FramedDecoder implements RecordDecoder {
  private static final DecodeOutcome NOT_FRAMED =
      DecodeOutcome.undecodable(
          "not Confluent's wire format: it begins with a byte 0 and a schema id");
  private static final int MAX_REASONS = 200;

  private final SchemaSource schemas;
  private final SchemaDecoderFactory decoders;
  private final RecordDecoder json;
  private final WaitBudget budget = new WaitBudget();
  private final Map<Integer, RecordDecoder> byId = new HashMap<>();
  private final Map<String, DecodeOutcome> refusals = new HashMap<>();
  private int lastId = -1;
  private @Nullable RecordDecoder last;

  /** Starts without known schemas. */
  public FramedDecoder(SchemaSource schemas, DocumentOptions options) {
    this.schemas = schemas;
    decoders = new SchemaDecoderFactory(options);
    json = new JsonDecoder(options);
  }

  @Override
  public boolean isReady(byte[] bytes, int offset, int length) {
    SchemaPrefix prefix = SchemaPrefix.of(bytes, offset, length);
    if (!prefix.hasNumber() || decoder(prefix.number(bytes, offset)) != null) {
      budget.stop();
      return true;
    }
    boolean pending = schemas.schema(prefix.number(bytes, offset)) instanceof SchemaSource.Pending;
    return !pending || !budget.mayWait();
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    SchemaPrefix prefix = SchemaPrefix.of(bytes, offset, length);
    if (prefix == SchemaPrefix.NONE) {
      return NOT_FRAMED;
    }
    int start = offset + prefix.length();
    int end = offset + length;
    RecordDecoder decoder = prefix.hasNumber() ? decoder(prefix.number(bytes, offset)) : null;
    if (decoder != null) {
      return decoder.decode(bytes, start, end - start, rows);
    }
    if (isObject(bytes[start])) {
      // JSON needs no schema.
      DecodeOutcome outcome = json.decode(bytes, start, end - start, rows);
      if (!outcome.isUndecodable()) {
        return outcome;
      }
      rows.clear();
    }
    return refusal(
        prefix.hasNumber()
            ? reason(prefix.number(bytes, offset))
            : prefix.label() + prefix.id(bytes, offset) + ": give the schema with --schema FILE");
  }

  private String reason(int id) {
    return switch (schemas.schema(id)) {
      case SchemaSource.Refused refused -> "schema " + id + ": " + refused.reason();
      case SchemaSource.Pending _ ->
          "schema " + id + " has not come from " + schemas.name() + " yet";
      case SchemaSource.Found _ -> "schema " + id + " came just now";
    };
  }

  private static boolean isObject(byte first) {
    return first == '{' || first == '[';
  }

  private @Nullable RecordDecoder decoder(int id) {
    if (id == lastId) {
      return last;
    }
    RecordDecoder known = byId.get(id);
    if (known == null && schemas.schema(id) instanceof SchemaSource.Found found) {
      known = decoders.make(id, found.schema());
      byId.put(id, known);
    }
    if (known != null) {
      lastId = id;
      last = known;
    }
    return known;
  }

  private DecodeOutcome refusal(String reason) {
    if (refusals.size() >= MAX_REASONS && !refusals.containsKey(reason)) {
      return refusals.computeIfAbsent("schemas that can't be had", DecodeOutcome::undecodable);
    }
    return refusals.computeIfAbsent(reason, DecodeOutcome::undecodable);
  }
}
