package topicscope.decode.text;

import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordFields;

/**
 * Decodes {@code temp=21.5 hum=40}: pairs separated by white space, commas, semicolons or {@code
 * &}. A value may be in quotes (logfmt). Pairs may also be {@code temp: 21.5}, or members of an
 * object as Java prints it, see {@link PrintedObject}.
 *
 * <p>In a log line the time and the level are text fields, and other words between the pairs are
 * skipped.
 */
public final class KeyValueDecoder extends LineDecoder {
  private static final DecodeOutcome NO_PAIR =
      DecodeOutcome.undecodable("a word without = among key=value");
  private static final DecodeOutcome NO_END =
      DecodeOutcome.undecodable("a quote that isn't closed");
  private static final byte[] TIME = {'t', 'i', 'm', 'e'};
  private static final byte[] LEVEL = {'l', 'e', 'v', 'e', 'l'};

  private final PrintedObject printed = new PrintedObject(this);
  private final LogHeader header = new LogHeader();
  private int keyFrom;
  private int keyTo;
  private int valueFrom;
  private int valueTo;
  private int behind;

  /** Starts without known fields. */
  public KeyValueDecoder(RecordFields fields) {
    super(fields);
  }

  @Override
  @Nullable DecodeOutcome line(int from, int to) {
    int start = skipBlanks(text, from, to);
    if (PrintedObject.isOne(text, start, to)) {
      return printed.read(text, start, to);
    }
    int at = header.end(text, start, to);
    if (at > start) {
      keep(TIME, header.timeFrom, header.timeTo);
      keep(LEVEL, header.levelFrom, header.levelTo);
    } else if (text[at] == '?') {
      at++;
    }
    return pairs(at, to);
  }

  private @Nullable DecodeOutcome pairs(int from, int to) {
    int at = from;
    int pairs = 0;
    int colons = 0;
    int words = 0;
    boolean spaced = false;
    while (at < to) {
      if (isSeparator(text[at])) {
        at++;
        continue;
      }
      byte assign = find(at, to);
      if (assign == 0) {
        boolean joined = at > from && !isBlank(text[at - 1]);
        if (joined && hasDigit(at, behind)) {
          return NO_PAIR;
        }
        words++;
      } else {
        if (valueTo > to || behind > to) {
          return NO_END;
        }
        pairs++;
        colons += assign == ':' ? 1 : 0;
        spaced |= assign == ':' && isBlank(text[valueFrom - 1]);
        member(text, keyFrom, keyTo, valueFrom, valueTo);
      }
      at = behind;
    }
    // A host and its port have a colon between them, too.
    boolean odd =
        colons > 0 && (words > 0 || (colons == 1 && pairs == 1 && !spaced && !hasPoint()));
    return pairs == 0 || odd ? NO_PAIR : null;
  }

  /** Takes a pair whose name is in {@code name}. */
  void member(byte[] name, int nameFrom, int nameTo, int from, int to) {
    if (isWord(from, to, "true") || isWord(from, to, "false")) {
      keepBool(slot(fields.numbers(), name, nameFrom, nameTo), text[from] == 't');
    } else {
      value(name, nameFrom, nameTo, text, from, to);
    }
  }

  private void keep(byte[] name, int from, int to) {
    if (to > from) {
      keepText(slot(fields.texts(), name, 0, name.length), text, from, to);
    }
  }

  /**
   * Finds the pair that starts there, and the end of it.
   *
   * @return the sign between key and value; 0 for a word, which ends at {@link #behind}
   */
  private byte find(int from, int to) {
    int at = from;
    boolean name = !isDigit(text[from]);
    while (at < to && text[at] != '=' && text[at] != ':' && !isSeparator(text[at])) {
      name &= isNamePart(text[at]);
      at++;
    }
    keyFrom = from;
    keyTo = at;
    int sign = skipBlanks(text, at, to);
    boolean equal = sign < to && text[sign] == '=';
    boolean colon = at < to && text[at] == ':' && !equal;
    if (colon && name && equalsBehind(at, to)) {
      // The colon is a part of the key.
      at = equalsAt(at, to);
      keyTo = at;
      sign = at;
      equal = true;
      colon = false;
    }
    if (!name || at == from || (!equal && !colon)) {
      behind = wordEnd(Math.max(at, from + 1), to);
      return 0;
    }
    valueFrom = equal ? sign + 1 : at + 1;
    boolean blanks = sign > at || colon;
    valueFrom = blanks ? skipBlanks(text, valueFrom, to) : valueFrom;
    boolean label =
        colon && (valueFrom == to || text[valueFrom] == '/' || equalsAt(valueFrom, to) < to);
    if (label) {
      boolean pair = valueFrom < to && text[valueFrom] != '/';
      behind = pair ? valueFrom : wordEnd(valueFrom, to);
      return 0;
    }
    byte quote = valueFrom < to ? text[valueFrom] : 0;
    if (quote == '"' || (quote == '\'' && quoteEnd(valueFrom + 1, to, quote) < to)) {
      valueFrom++;
      valueTo = quoteEnd(valueFrom, to, quote);
      behind = valueTo + 1;
    } else {
      valueTo = colon ? colonEnd(valueFrom, to) : wordEnd(valueFrom, to);
      behind = valueTo;
    }
    return equal ? (byte) '=' : (byte) ':';
  }

  private boolean equalsBehind(int from, int to) {
    return equalsAt(from, to) < to;
  }

  /** The next equals sign of the same word; {@code to} without one. */
  private int equalsAt(int from, int to) {
    int at = from;
    while (at < to && text[at] != '=') {
      if (isSeparator(text[at])) {
        return to;
      }
      at++;
    }
    return at;
  }

  /**
   * The end of a value behind a colon, which may have a unit: at a comma or before the next key.
   */
  private int colonEnd(int from, int to) {
    int at = wordEnd(from, to);
    while (at < to && isBlank(text[at])) {
      int next = skipBlanks(text, at, to);
      int end = wordEnd(next, to);
      for (int i = next; i < end; i++) {
        if (text[i] == ':' || text[i] == '=') {
          return at;
        }
      }
      at = end;
    }
    return at;
  }

  private int wordEnd(int from, int to) {
    int at = from;
    while (at < to && (!isSeparator(text[at]) || isDecimalComma(at, to))) {
      at++;
    }
    return at;
  }

  /** Whether a comma stands between digits, and no key begins behind it. */
  private boolean isDecimalComma(int comma, int to) {
    if (text[comma] != ',' || !isDigit(text[comma - 1])) {
      return false;
    }
    int at = comma + 1;
    while (at < to && isDigit(text[at])) {
      at++;
    }
    boolean thousands = at == comma + 4 && at < to && text[at] == '.';
    return at > comma + 1 && (at == to || thousands || "=:_.".indexOf(text[at]) < 0);
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isDigit(text[i])) {
        return true;
      }
    }
    return false;
  }

  /** Whether the last value has a decimal point. */
  private boolean hasPoint() {
    for (int i = valueFrom; i < valueTo; i++) {
      if (text[i] == '.') {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isNamePart(byte b) {
    return switch (b) {
      case '"', '\'', '(', ')', '[', ']', '{', '}', '<', '>', '?' -> false;
      default -> true;
    };
  }

  private static boolean isSeparator(byte b) {
    return isBlank(b) || b == ',' || b == ';' || b == '&';
  }
}
