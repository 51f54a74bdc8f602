package topicscope.decode.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import topicscope.decode.Fields;
import topicscope.decode.Outcome;
import topicscope.decode.Rows;
import topicscope.decode.number.DecimalReader;

/**
 * Reads documents of any format that Jackson has a parser for, and learns the places in them. Knows
 * every case, and is slower than {@link JsonScanner}.
 *
 * <p>A document is first read through and only then learned, so that a broken one leaves no fields
 * behind.
 */
final class TreeReader {
  /** How deep a document may be nested. */
  static final int DEEPEST = 64;

  private static final Outcome TOO_DEEP =
      Outcome.undecodable("nested deeper than " + DEEPEST + " levels");
  private static final Outcome TWICE = Outcome.undecodable("a name stands twice in one object");
  private static final Outcome MORE = Outcome.undecodable("more than one value in the record");

  private final JsonFactory factory;
  private final PlaceTree tree;
  private final Fields fields;
  private final boolean numericStrings;
  private final Outcomes outcomes;
  private final DecimalReader decimals = new DecimalReader();

  private Rows rows = new Rows();
  private boolean learning;
  private boolean metNew;
  private long document;

  TreeReader(JsonFactory factory, String format, PlaceTree tree, JsonOptions options) {
    this.factory = factory;
    this.tree = tree;
    fields = options.fields();
    numericStrings = options.numericStrings();
    outcomes = new Outcomes(format);
  }

  /**
   * Reads a value that is one document, or several objects or arrays one after the other.
   *
   * @param number the number of the last document read before, by whomever
   */
  Outcome read(byte[] bytes, int offset, int length, Rows into, long number) {
    rows = into;
    document = number;
    learning = false;
    metNew = false;
    Outcome outcome = readAll(bytes, offset, length);
    if (metNew && !outcome.isUndecodable()) {
      rows.clear();
      learning = true;
      outcome = readAll(bytes, offset, length);
    }
    return outcome;
  }

  /** The number of the last document read. */
  long lastDocument() {
    return document;
  }

  private Outcome readAll(byte[] bytes, int offset, int length) {
    try (JsonParser parser = factory.createParser(bytes, offset, length)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return Outcome.EMPTY;
      }
      while (token != null) {
        boolean container = token.isStructStart();
        document++;
        Outcome broken = value(parser, tree.root(), 0);
        if (broken != null) {
          return broken;
        }
        token = parser.nextToken();
        if (token != null) {
          if (!container || !token.isStructStart()) {
            return MORE;
          }
          rows.endRow();
        }
      }
      return rows.outcome();
    } catch (IOException e) {
      return outcomes.of(e);
    } catch (RuntimeException e) {
      // What a parser of someone else's does with bytes made to break it.
      return outcomes.malformed();
    }
  }

  /** Reads the value that the parser stands on; null if there is nothing wrong with it. */
  private @Nullable Outcome value(JsonParser parser, Place place, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart() && depth == DEEPEST) {
      return TOO_DEEP;
    }
    return switch (token) {
      case START_OBJECT -> object(parser, place, depth + 1);
      case START_ARRAY -> array(parser, place, depth + 1);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, place);
      case VALUE_TRUE -> keep(place, 1);
      case VALUE_FALSE -> keep(place, 0);
      case VALUE_STRING -> string(parser, place);
      default -> null;
    };
  }

  private @Nullable Outcome object(JsonParser parser, Place place, int depth) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Place member = member(place, parser.currentName());
      if (member.seenIn == document && !tree.isBeyond(member)) {
        return TWICE;
      }
      member.seenIn = document;
      parser.nextToken();
      Outcome broken = value(parser, member, depth);
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }

  private @Nullable Outcome array(JsonParser parser, Place place, int depth) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      Outcome broken = value(parser, element(place, i), depth);
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }

  private Place member(Place parent, String name) {
    if (learning) {
      return tree.learnMember(parent, name);
    }
    Place known = parent.member(name);
    return known != null ? known : unknown();
  }

  private Place element(Place parent, int number) {
    if (learning) {
      return tree.learnElement(parent, number);
    }
    return number < parent.elementCount() ? parent.element(number) : unknown();
  }

  private Place unknown() {
    metNew = true;
    return tree.beyond();
  }

  private @Nullable Outcome number(JsonParser parser, Place place) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return keep(place, parser.getLongValue());
    }
    double value = parser.getDoubleValue();
    if (Double.isFinite(value)) {
      return keep(place, value);
    }
    // NaN and Infinity stand for a missing value; 1e999 is a value that can't be shown.
    boolean named = parser.getText().chars().noneMatch(Character::isDigit);
    return named ? null : Outcome.OUT_OF_RANGE;
  }

  private @Nullable Outcome string(JsonParser parser, Place place) throws IOException {
    if (learning) {
      tree.learnText(place);
    }
    metNew |= place.textSlot == Place.UNKNOWN;
    boolean wanted = place.textSlot >= 0 && fields.texts().wanted()[place.textSlot];
    if (!wanted && !numericStrings) {
      return null;
    }
    byte[] text = parser.getText().getBytes(UTF_8);
    if (wanted) {
      rows.text(place.textSlot, text, 0, text.length);
    }
    if (!numericStrings || decimals.readText(text, 0, text.length) != text.length) {
      return null;
    }
    if (decimals.isInteger()) {
      return keep(place, decimals.integer());
    }
    return Double.isFinite(decimals.number())
        ? keep(place, decimals.number())
        : Outcome.OUT_OF_RANGE;
  }

  private @Nullable Outcome keep(Place place, long value) {
    if (isWanted(place)) {
      rows.integer(place.slot, value);
    }
    return null;
  }

  private @Nullable Outcome keep(Place place, double value) {
    if (isWanted(place)) {
      rows.number(place.slot, value);
    }
    return null;
  }

  private boolean isWanted(Place place) {
    if (learning) {
      tree.learnNumber(place);
    }
    metNew |= place.slot == Place.UNKNOWN;
    if (place.slot >= 0 && fields.numbers().wanted()[place.slot]) {
      return true;
    }
    if (tree.isBeyond(place) || place.slot == -1) {
      rows.leaveOut();
    } else {
      rows.unwanted();
    }
    return false;
  }
}
