package topicscope.decode.schema;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.JsonDecoder;

/**
 * Decodes Confluent's wire format: a byte 0, the schema id in four bytes, and the payload written
 * with that schema: Avro, Protobuf or JSON.
 *
 * <p>A record whose schema is being fetched is not {@link #isReady}. All waiting is bounded to a
 * tenth of the time, so that a slow registry and ever new ids can't stop a reader. Beyond that, and
 * for a schema that can't be had, a record is undecodable.
 */
public final class FramedDecoder implements RecordDecoder {
  /** The bytes before the payload. */
  public static final int HEADER_LENGTH = 5;

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

  /** Whether a value may have this format: its id is one that registries assign. */
  public static boolean isFramed(byte[] bytes, int offset, int length) {
    return length > HEADER_LENGTH && bytes[offset] == 0 && id(bytes, offset) > 0;
  }

  /** The schema id in a framed value. */
  public static int id(byte[] bytes, int offset) {
    return (bytes[offset + 1] & 0xff) << 24
        | (bytes[offset + 2] & 0xff) << 16
        | (bytes[offset + 3] & 0xff) << 8
        | (bytes[offset + 4] & 0xff);
  }

  @Override
  public boolean isReady(byte[] bytes, int offset, int length) {
    if (!isFramed(bytes, offset, length) || decoder(id(bytes, offset)) != null) {
      budget.stop();
      return true;
    }
    boolean pending = schemas.schema(id(bytes, offset)) instanceof SchemaSource.Pending;
    return !pending || !budget.mayWait();
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    if (!isFramed(bytes, offset, length)) {
      return NOT_FRAMED;
    }
    int id = id(bytes, offset);
    RecordDecoder decoder = decoder(id);
    if (decoder != null) {
      return decoder.decode(bytes, offset + HEADER_LENGTH, length - HEADER_LENGTH, rows);
    }
    if (isObject(bytes[offset + HEADER_LENGTH])) {
      // JSON needs no schema.
      DecodeOutcome outcome =
          json.decode(bytes, offset + HEADER_LENGTH, length - HEADER_LENGTH, rows);
      if (!outcome.isUndecodable()) {
        return outcome;
      }
      rows.clear();
    }
    return refusal(
        switch (schemas.schema(id)) {
          case SchemaSource.Refused refused -> "schema " + id + ": " + refused.reason();
          case SchemaSource.Pending _ ->
              "schema " + id + " has not come from " + schemas.name() + " yet";
          case SchemaSource.Found _ -> "schema " + id + " came just now";
        });
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
