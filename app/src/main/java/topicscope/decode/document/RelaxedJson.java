package topicscope.decode.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * JSON as programs write it that don't know JSON: Python's and JavaScript's ways of printing an
 * object, comments, {@code nan}. A document is read whole or not at all.
 */
final class RelaxedJson {
  /** Words outside of strings, in small letters, and what they mean in JSON. */
  private static final Map<String, String> WORDS =
      Map.of(
          "nan", "NaN",
          "inf", "NaN",
          "infinity", "NaN",
          "true", "true",
          "false", "false",
          "none", "null",
          "undefined", "null");

  private static final byte RECORD_SEPARATOR = 0x1e;

  private RelaxedJson() {}

  /** A factory with the same limits, whose parsers allow these ways. */
  static JsonFactory factory(JsonFactory strict) {
    return JsonFactory.builder()
        .streamReadConstraints(strict.streamReadConstraints())
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
        .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
        .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
        .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
        .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
        .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  /** Whether the bytes may be an object or a list of that kind, or a word for a missing number. */
  static boolean isPossible(byte[] bytes, int from, int to) {
    int at = start(bytes, from, to);
    if (at == to) {
      return false;
    }
    return switch (bytes[at]) {
      case '{', '[', '/' -> true;
      case '-', '+' -> at + 1 < to && isLetter(bytes[at + 1]);
      case 'n', 'N', 'i', 'I' -> true;
      case 'b' -> isPythonBytes(bytes, at, to);
      default -> false;
    };
  }

  /** A copy in which words and brackets are those of JSON, without {@code b'…'} around it. */
  static byte[] repaired(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == 0 || JsonTokens.isSpace(bytes[end - 1]))) {
      end--;
    }
    int start = start(bytes, from, end);
    byte[] copy =
        isPythonBytes(bytes, start, end)
            ? unescaped(bytes, start + 2, end - 1)
            : Arrays.copyOfRange(bytes, from, end);
    replace(copy);
    return copy;
  }

  private static int start(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (JsonTokens.isSpace(bytes[at]) || bytes[at] == RECORD_SEPARATOR)) {
      at++;
    }
    return at;
  }

  private static boolean isPythonBytes(byte[] bytes, int from, int to) {
    return to - from > 3
        && bytes[from] == 'b'
        && (bytes[from + 1] == '\'' || bytes[from + 1] == '"')
        && bytes[to - 1] == bytes[from + 1];
  }

  private static byte[] unescaped(byte[] bytes, int from, int to) {
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      if (b == '\\' && at + 1 < to) {
        b = bytes[++at];
        switch (b) {
          case 'n' -> b = '\n';
          case 't' -> b = '\t';
          case 'r' -> b = '\r';
          case 'x' -> {
            int high = at + 2 < to ? Character.digit(bytes[at + 1], 16) : -1;
            int low = at + 2 < to ? Character.digit(bytes[at + 2], 16) : -1;
            b = high < 0 || low < 0 ? b : (byte) (high << 4 | low);
            at += high < 0 || low < 0 ? 0 : 2;
          }
          default -> {
            // The character itself.
          }
        }
      }
      plain[length++] = b;
    }
    return Arrays.copyOf(plain, length);
  }

  private static void replace(byte[] copy) {
    byte quote = 0;
    for (int at = 0; at < copy.length; at++) {
      byte b = copy[at];
      if (quote != 0) {
        at += b == '\\' ? 1 : 0;
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (isLetter(b)) {
        at = word(copy, at) - 1;
      } else {
        copy[at] = symbol(b);
      }
    }
  }

  private static byte symbol(byte b) {
    return switch (b) {
      case '(' -> '[';
      case ')' -> ']';
      case RECORD_SEPARATOR -> ' ';
      default -> b;
    };
  }

  /** Replaces the word at that place, unless it is a name; returns its end. */
  private static int word(byte[] copy, int from) {
    int end = from;
    while (end < copy.length && isLetter(copy[end])) {
      end++;
    }
    int behind = JsonTokens.space(copy, end, copy.length);
    boolean name = behind < copy.length && copy[behind] == ':';
    String word = new String(copy, from, end - from, ISO_8859_1).toLowerCase(Locale.ROOT);
    String json = name ? null : WORDS.get(word);
    if (json != null) {
      boolean signed = from > 0 && (copy[from - 1] == '-' || copy[from - 1] == '+');
      Arrays.fill(copy, signed ? from - 1 : from, end, (byte) ' ');
      System.arraycopy(json.getBytes(ISO_8859_1), 0, copy, from, json.length());
    } else if (end - from == 1 && end < copy.length && (copy[end] == '\'' || copy[end] == '"')) {
      // Python's u'…' and b'…'.
      copy[from] = ' ';
    }
    return end;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == '$';
  }
}
