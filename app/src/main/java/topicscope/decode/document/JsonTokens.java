package topicscope.decode.document;

import topicscope.decode.Utf8;

/**
 * The parts of JSON text that need no state. Every method takes a start and returns the end of the
 * part, or {@link #ODD}.
 */
final class JsonTokens {
  /** Too unusual to be sure: the full parser decides. */
  static final int ODD = -1;

  private JsonTokens() {}

  /** Skips white space. */
  static int space(byte[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] <= ' ' && isSpace(text[at])) {
      at++;
    }
    return at;
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Skips a string from after its opening quote to after its closing one. */
  static int string(byte[] text, int from, int end) {
    int at = from;
    while (true) {
      while (at + 8 <= end) {
        int plain = Swar.plainChars(text, at);
        at += plain;
        if (plain < 8) {
          break;
        }
      }
      if (at >= end) {
        return ODD;
      }
      byte b = text[at];
      if (b == '"') {
        return at + 1;
      }
      at += b == '\\' ? escapeLength(text, at, end) : charLength(text, at, end);
      if (at < from) {
        return ODD;
      }
    }
  }

  /** Whether there is a backslash between the two positions. */
  static boolean hasEscape(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** Skips an unwanted number that can't be out of range. */
  static int number(byte[] text, int from, int end) {
    int first = text[from] == '-' ? from + 1 : from;
    int point = digits(text, first, end);
    if (point == first || (text[first] == '0' && point - first > 1)) {
      return ODD;
    }
    int behind = point;
    if (point < end && text[point] == '.') {
      behind = digits(text, point + 1, end);
      if (behind == point + 1) {
        return ODD;
      }
    }
    boolean exponent = behind < end && (text[behind] | 0x20) == 'e';
    return exponent ? ODD : behind;
  }

  /** Skips one of the words {@code true}, {@code false} and {@code null}. */
  static int word(byte[] text, int from, int end) {
    String word =
        switch (text[from]) {
          case 't' -> "true";
          case 'f' -> "false";
          default -> "null";
        };
    if (end - from < word.length()) {
      return ODD;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[from + i] != word.charAt(i)) {
        return ODD;
      }
    }
    return from + word.length();
  }

  private static int digits(byte[] text, int from, int end) {
    int at = from;
    while (at + 8 <= end) {
      long others = Swar.otherThanDigits(text, at);
      at += Swar.before(others);
      if (others != 0) {
        return at;
      }
    }
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  private static int charLength(byte[] text, int at, int end) {
    byte b = text[at];
    int length = b >= ' ' ? 1 : b >= 0 ? 0 : Utf8.charLength(text, at, end);
    return length == 0 ? Integer.MIN_VALUE : length;
  }

  private static int escapeLength(byte[] text, int at, int end) {
    if (at + 1 >= end) {
      return Integer.MIN_VALUE;
    }
    return switch (text[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> isHex(text, at + 2, at + 6, end) ? 6 : Integer.MIN_VALUE;
      default -> Integer.MIN_VALUE;
    };
  }

  private static boolean isHex(byte[] text, int from, int to, int end) {
    for (int i = from; i < to; i++) {
      if (i >= end || Character.digit(text[i], 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
