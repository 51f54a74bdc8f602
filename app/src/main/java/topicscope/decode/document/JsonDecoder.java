package topicscope.decode.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordDecoder;
import topicscope.decode.number.DecimalReader;

/**
 * Decodes JSON: one document of any kind, or objects and arrays one after the other (JSON Lines),
 * each of which is a row.
 *
 * <p>Every numeric field is found and named by its path; {@code true} and {@code false} are 1 and
 * 0. {@code NaN} and {@code Infinity}, which some producers write in one way or another, count as
 * missing. What is nearly JSON, such as a dictionary printed by Python, is read by {@link
 * RelaxedJson} once it is refused.
 */
public final class JsonDecoder implements RecordDecoder {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(DecimalReader.MAX_CHARS)
                  .maxDocumentLength(1 << 20)
                  .build())
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final JsonFactory RELAXED = RelaxedJson.factory(FACTORY);

  private final JsonScanner scanner;
  private final FieldTreeReader reader;
  private final FieldTreeReader relaxed;
  private boolean wasRelaxed;

  /** Starts without any known fields. */
  public JsonDecoder(DocumentOptions options) {
    FieldTree tree = new FieldTree(options.fields(), options.shapes());
    scanner = new JsonScanner(tree, options.fields(), options.numericStrings());
    FieldTreeWriter writer = new FieldTreeWriter(tree, options);
    reader = reader(writer, options.budget());
    relaxed = new FieldTreeReader(RELAXED, "JSON", writer, options.budget(), false);
  }

  /** A reader of JSON that writes there. */
  static FieldTreeReader reader(FieldTreeWriter writer, DecodeBudget budget) {
    return new FieldTreeReader(FACTORY, "JSON", writer, budget, false);
  }

  @Override
  public DecodeOutcome decode(byte[] bytes, int offset, int length, DecodedRecord rows) {
    if (scan(bytes, offset, offset + length, rows)) {
      return rows.outcome();
    }
    rows.clear();
    boolean possible = RelaxedJson.isPossible(bytes, offset, offset + length);
    if (wasRelaxed && possible) {
      DecodeOutcome outcome = readRelaxed(bytes, offset, length, rows);
      if (!outcome.isUndecodable()) {
        return outcome;
      }
      rows.clear();
    }
    DecodeOutcome outcome = reader.read(bytes, offset, length, rows);
    wasRelaxed = false;
    if (!outcome.isUndecodable() || !possible) {
      return outcome;
    }
    rows.clear();
    DecodeOutcome second = readRelaxed(bytes, offset, length, rows);
    wasRelaxed = !second.isUndecodable();
    return wasRelaxed ? second : outcome;
  }

  private DecodeOutcome readRelaxed(byte[] bytes, int offset, int length, DecodedRecord rows) {
    byte[] repaired = RelaxedJson.repaired(bytes, offset, offset + length);
    return relaxed.read(repaired, 0, repaired.length, rows);
  }

  private boolean scan(byte[] bytes, int from, int end, DecodedRecord rows) {
    int start = JsonTokens.space(bytes, from, end);
    while (true) {
      int behind = scanner.read(bytes, start, end, rows);
      if (behind == JsonTokens.ODD) {
        return false;
      }
      int next = JsonTokens.space(bytes, behind, end);
      if (next == end) {
        return true;
      }
      if (!isContainer(bytes[start]) || !isContainer(bytes[next])) {
        return false;
      }
      rows.endRow();
      start = next;
    }
  }

  private static boolean isContainer(byte b) {
    return b == '{' || b == '[';
  }
}
