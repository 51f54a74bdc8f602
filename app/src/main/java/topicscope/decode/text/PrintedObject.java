package topicscope.decode.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;

/**
 * Reads an object as Java prints it: {@code {temp=21.5, hum=40}}, {@code Reading[temp=21.5,
 * at={x=1, y=2}]}, {@code Struct{id=7}}, {@code Reading(temp=21.5)}. It is read whole or refused.
 */
final class PrintedObject {
  private static final DecodeOutcome BROKEN =
      DecodeOutcome.undecodable(
          "not a whole object as a program prints it: a bracket or = is missing");
  private static final int NONE = -1;

  private final KeyValueDecoder decoder;
  private byte[] text = new byte[0];
  private byte[] path = new byte[64];

  PrintedObject(KeyValueDecoder decoder) {
    this.decoder = decoder;
  }

  /** Whether the line begins like one, and doesn't go on behind its last bracket. */
  static boolean isOne(byte[] text, int from, int to) {
    int open = openAt(text, from, to);
    if (open == NONE) {
      return false;
    }
    int close = closeAt(text, open, to);
    return close == to - 1 || (close == NONE && (open > from || text[open] == '{'));
  }

  @Nullable DecodeOutcome read(byte[] line, int from, int to) {
    text = line;
    int open = openAt(text, from, to);
    boolean whole = open != NONE && closeAt(text, open, to) == to - 1;
    return whole && members(open, to - 1, 0, 0) ? null : BROKEN;
  }

  /** The members between two brackets; false if there is something else. */
  private boolean members(int open, int close, int length, int depth) {
    if (depth == DecodeBudget.MAX_DEPTH) {
      return false;
    }
    int at = open + 1;
    boolean afterText = false;
    boolean list = text[open] == '[';
    for (int i = 0; at < close; i++) {
      int end = memberEnd(at, close);
      int from = LineDecoder.skipBlanks(text, at, end);
      int to = end;
      while (to > from && LineDecoder.isBlank(text[to - 1])) {
        to--;
      }
      at = end + 1;
      int equals = equalsAt(from, to);
      if (equals > from) {
        list = false;
        int named = append(length, from, equals);
        afterText = !value(equals + 1, to, named, depth);
      } else if (openAt(text, from, to) != NONE || list) {
        // A list, or an object in the braces of another one.
        int named = list ? index(length, i) : length;
        if (!value(from, to, named, depth) && openAt(text, from, to) != NONE) {
          return false;
        }
      } else if (!afterText && from < to) {
        return false;
      }
    }
    return true;
  }

  /** Takes the value of a path; false for a text, which may go on behind a comma. */
  private boolean value(int from, int to, int length, int depth) {
    int open = openAt(text, from, to);
    if (open != NONE && closeAt(text, open, to) == to - 1) {
      return members(open, to - 1, length, depth + 1);
    }
    boolean quoted = to - from > 1 && text[from] == text[to - 1] && isQuote(text[from]);
    int start = quoted ? from + 1 : from;
    int end = quoted ? to - 1 : to;
    if (length > 0) {
      decoder.member(path, 0, length, start, end);
    }
    return quoted || decoder.isNumber(text, start, end);
  }

  /** The comma behind a member, or the bracket around all of them. */
  private int memberEnd(int from, int to) {
    int depth = 0;
    byte quote = 0;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (isQuote(b) && at > 0 && text[at - 1] == '=') {
        quote = b;
      } else if (b == '{' || b == '[' || b == '(') {
        depth++;
      } else if (b == '}' || b == ']' || b == ')') {
        depth--;
      } else if (b == ',' && depth == 0) {
        return at;
      }
    }
    return to;
  }

  /** The equals sign behind a name; -1 without one. */
  private int equalsAt(int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '=') {
        return at;
      }
      if (text[at] == '{' || text[at] == '[' || text[at] == '(') {
        return NONE;
      }
    }
    return NONE;
  }

  private int append(int length, int from, int to) {
    int end = length == 0 ? 0 : length + 1;
    ensure(end + to - from);
    if (length > 0) {
      path[length] = '.';
    }
    System.arraycopy(text, from, path, end, to - from);
    return end + to - from;
  }

  private int index(int length, int number) {
    String text = "[" + number + "]";
    ensure(length + text.length());
    for (int i = 0; i < text.length(); i++) {
      path[length + i] = (byte) text.charAt(i);
    }
    return length + text.length();
  }

  private void ensure(int length) {
    if (path.length < length) {
      path = Arrays.copyOf(path, length * 2);
    }
  }

  /** The bracket behind an optional name; -1 if something else is there. */
  private static int openAt(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isNamePart(text[at])) {
      at++;
    }
    boolean open = at < to && (text[at] == '{' || text[at] == '[' || text[at] == '(');
    return open ? at : NONE;
  }

  /** The bracket that closes that one; -1 without one. */
  private static int closeAt(byte[] text, int open, int to) {
    int depth = 0;
    for (int at = open; at < to; at++) {
      switch (text[at]) {
        case '{', '[', '(' -> depth++;
        case '}', ']', ')' -> depth--;
        default -> {
          // Within.
        }
      }
      if (depth == 0) {
        return at;
      }
    }
    return NONE;
  }

  private static boolean isNamePart(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '_'
        || b == '.'
        || b == '$'
        || b == '@';
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'';
  }
}
