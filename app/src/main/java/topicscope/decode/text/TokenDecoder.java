package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordFields;

/**
 * Decodes words separated by white space: the numbers among them, named by their index. Quotes and
 * square brackets make several words one.
 *
 * <p>The time and the level at the start of a log line are no numbers, and a line of a web server's
 * access log (common or combined) has names.
 */
public final class TokenDecoder extends LineDecoder {
  private static final byte[][] ACCESS =
      names("remote ident user time request status bytes referer agent");
  private static final int TIME = 3;
  private static final int REQUEST = 4;

  private final ColumnFields columns;
  private final LogHeader header = new LogHeader();

  /** Starts without known fields. */
  public TokenDecoder(RecordFields fields) {
    super(fields);
    columns = new ColumnFields(fields);
  }

  @Override
  @Nullable DecodeOutcome line(int from, int to) {
    int start = skipBlanks(text, from, to);
    int message = header.end(text, start, to);
    boolean access = isAccess(start, to);
    int at = start;
    for (int column = 0; at < to; column++) {
      int end = wordEnd(at, to);
      boolean bound = end > at + 1 && text[end - 1] == closing(text[at]);
      int first = bound ? at + 1 : at;
      int last = bound ? end - 1 : end;
      if (access && column < ACCESS.length) {
        if (last > first) {
          value(ACCESS[column], 0, ACCESS[column].length, text, first, last);
        }
      } else if (at < message) {
        columns.text(this, column, text, first, last);
      } else {
        columns.cell(this, column, text, first, last);
      }
      at = skipBlanks(text, end, to);
    }
    return null;
  }

  /** Whether the fourth word is a time in brackets and the fifth a request in quotes. */
  private boolean isAccess(int from, int to) {
    int at = from;
    for (int column = 0; column < REQUEST; column++) {
      int end = wordEnd(at, to);
      boolean time = text[at] == '[' && end - at > 20 && text[at + 3] == '/' && text[at + 7] == '/';
      if (end == to || time != (column == TIME)) {
        return false;
      }
      at = skipBlanks(text, end, to);
    }
    return text[at] == '"';
  }

  private int wordEnd(int from, int to) {
    byte close = closing(text[from]);
    if (close != 0) {
      for (int at = from + 1; at < to; at++) {
        if (text[at] == '\\') {
          at++;
        } else if (text[at] == close && (at + 1 == to || isBlank(text[at + 1]))) {
          return at + 1;
        }
      }
    }
    return blank(text, from, to);
  }

  private static byte closing(byte open) {
    return switch (open) {
      case '"' -> '"';
      case '[' -> ']';
      default -> 0;
    };
  }

  private static byte[][] names(String joined) {
    String[] parts = joined.split(" ", -1);
    byte[][] names = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      names[i] = parts[i].getBytes(US_ASCII);
    }
    return names;
  }
}
