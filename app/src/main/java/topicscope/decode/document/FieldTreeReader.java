package topicscope.decode.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.MalformedRecordException;

/**
 * Reads documents of any format with a Jackson parser. Handles every case; slower than {@link
 * JsonScanner}.
 */
final class FieldTreeReader {
  private static final DecodeOutcome MORE =
      DecodeOutcome.undecodable("more than one value in the record");

  private final JsonFactory factory;
  private final FieldTreeWriter writer;
  private final DecodeBudget budget;
  private final DocumentOutcomes outcomes;
  private final boolean endsByOffset;
  private final boolean isJson;
  private byte[] bytes = new byte[0];
  private int start;

  /**
   * @param endsByOffset whether the parser throws at the end of the bytes instead of returning null
   */
  FieldTreeReader(
      JsonFactory factory,
      String format,
      FieldTreeWriter writer,
      DecodeBudget budget,
      boolean endsByOffset) {
    this.factory = factory;
    this.writer = writer;
    this.budget = budget;
    this.endsByOffset = endsByOffset;
    outcomes = new DocumentOutcomes(format);
    isJson = format.equals("JSON");
  }

  /** Reads a value that is one document, or several objects or arrays one after the other. */
  DecodeOutcome read(byte[] bytes, int offset, int length, DecodedRecord rows) {
    try {
      return writer.write(rows, () -> readAll(bytes, offset, length));
    } catch (MalformedRecordException e) {
      return e.outcome();
    } catch (IOException e) {
      return outcomes.of(e);
    } catch (RuntimeException e) {
      // A parser may throw anything on bytes made to break it.
      return outcomes.malformed();
    }
  }

  /**
   * Whether a text is one object or list that can be read inside another document.
   *
   * @param numbers whether it must hold a number
   */
  boolean isDocument(byte[] text, int from, int to, int depth, boolean numbers) throws IOException {
    boolean found = !numbers;
    try (JsonParser parser = factory.createParser(text, from, to - from)) {
      int open = 0;
      do {
        JsonToken token = parser.nextToken();
        budget.take(1);
        if (token == null) {
          return false;
        }
        found |= token.isNumeric();
        open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth + open > DecodeBudget.MAX_DEPTH) {
          return false;
        }
      } while (open > 0);
      return found && parser.currentToken().isStructEnd() && parser.nextToken() == null;
    } catch (MalformedRecordException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Reads a document that stands as a text in another; null if nothing is wrong with it. */
  @Nullable DecodeOutcome readInside(byte[] text, int from, int to, FieldNode node, int depth)
      throws IOException {
    try (JsonParser parser = factory.createParser(text, from, to - from)) {
      parser.nextToken();
      return value(parser, node, depth);
    }
  }

  private DecodeOutcome readAll(byte[] document, int offset, int length) throws IOException {
    bytes = document;
    start = offset;
    try (JsonParser parser = factory.createParser(document, offset, length)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return DecodeOutcome.EMPTY;
      }
      while (token != null) {
        boolean container = token.isStructStart();
        DecodeOutcome broken = value(parser, writer.begin(), 0);
        if (broken != null) {
          return broken;
        }
        token = endsByOffset && isAtEnd(parser, length) ? null : parser.nextToken();
        if (token != null) {
          if (!container || !token.isStructStart()) {
            return MORE;
          }
          writer.endRow();
        }
      }
      return writer.outcome();
    }
  }

  private static boolean isAtEnd(JsonParser parser, int length) {
    JsonLocation location = parser.currentLocation();
    // MessagePack's parser counts bytes and calls them characters.
    return Math.max(location.getByteOffset(), location.getCharOffset()) >= length;
  }

  /** Reads the parser's present value; null if nothing is wrong with it. */
  private @Nullable DecodeOutcome value(JsonParser parser, FieldNode node, int depth)
      throws IOException {
    budget.take(1);
    JsonToken token = parser.currentToken();
    if (token.isStructStart() && depth == DecodeBudget.MAX_DEPTH) {
      return DecodeBudget.TOO_DEEP;
    }
    switch (token) {
      case START_OBJECT -> {
        return object(parser, node, depth + 1);
      }
      case START_ARRAY -> {
        return array(parser, node, depth + 1);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, node);
      case VALUE_TRUE -> writer.integer(node, 1);
      case VALUE_FALSE -> writer.integer(node, 0);
      case VALUE_STRING -> string(parser, node);
      default -> {
        // Null, and types that only binary formats have.
      }
    }
    return null;
  }

  private @Nullable DecodeOutcome object(JsonParser parser, FieldNode node, int depth)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      FieldNode member = writer.member(node, parser.currentName());
      parser.nextToken();
      if (!writer.enter(member)) {
        parser.skipChildren();
        continue;
      }
      if (member.use == NodeUse.SCHEMA && writer.isReading()) {
        schema(parser, member);
        continue;
      }
      DecodeOutcome broken = value(parser, member, depth);
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }

  private void schema(JsonParser parser, FieldNode node) throws IOException {
    long from = parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    long to = parser.currentLocation().getByteOffset();
    if (from >= 0 && to <= bytes.length - start && parser.currentToken() == JsonToken.END_OBJECT) {
      writer.schema(node, bytes, start + (int) from, start + (int) to);
    }
  }

  private @Nullable DecodeOutcome array(JsonParser parser, FieldNode node, int depth)
      throws IOException {
    int count = 0;
    for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
      DecodeOutcome broken = value(parser, writer.element(node, count), depth);
      if (broken != null) {
        return broken;
      }
      writer.endElement(node);
    }
    writer.endList(node, count);
    return null;
  }

  private void number(JsonParser parser, FieldNode node) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        writer.bigInteger(node, parser.getBigIntegerValue());
      } else {
        writer.integer(node, parser.getLongValue());
      }
      return;
    }
    double value = parser.getDoubleValue();
    if (Double.isFinite(value)) {
      writer.number(node, value);
    } else if (parser.getText().chars().anyMatch(Character::isDigit)) {
      // NaN and Infinity stand for a missing value; 1e999 is a value that can't be shown.
      writer.outOfRange();
    }
  }

  private void string(JsonParser parser, FieldNode node) throws IOException {
    if (writer.wantsText(node)) {
      writer.text(node, parser.getText());
    } else if (isJson && node.mayHoldDocument && parser.getTextLength() > 1) {
      char first = parser.getTextCharacters()[parser.getTextOffset()];
      if (first == '{' || first == '[') {
        writer.text(node, parser.getText());
      }
    }
  }
}
