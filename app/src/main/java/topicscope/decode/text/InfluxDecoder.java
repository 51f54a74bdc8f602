package topicscope.decode.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.FieldRole;
import topicscope.decode.RecordFields;
import topicscope.decode.time.TimeFieldDetector;

/**
 * Decodes InfluxDB line protocol: {@code measurement,tag=value field=1.5,other=2i
 * 1700000000000000000}.
 *
 * <p>A field's path is {@code measurement.field}. Every tag is a text field, and all tags of a line
 * together are the text field {@link #TAGS}, which distinguishes its series. The line's time is the
 * numeric field {@link #TIME}.
 */
public final class InfluxDecoder extends LineDecoder {
  /** The path of the text field with all tags of a line, as written. */
  public static final String TAGS = "tags";

  /** The path of the numeric field with a line's time. */
  public static final String TIME = "timestamp";

  private static final DecodeOutcome BROKEN =
      DecodeOutcome.undecodable("not valid InfluxDB line protocol");
  private static final byte[] TAGS_PATH = {'t', 'a', 'g', 's'};
  private static final byte[] TIME_PATH = {'t', 'i', 'm', 'e', 's', 't', 'a', 'm', 'p'};
  private static final List<String> TRUE_WORDS = List.of("t", "T", "true", "True", "TRUE");
  private static final List<String> FALSE_WORDS = List.of("f", "F", "false", "False", "FALSE");
  private static final int BROKEN_AT = -1;

  private final LogHeader header = new LogHeader();
  private final TagText all = new TagText();
  private byte[] path = new byte[64];
  private int measurementLength;

  /** Starts without known fields. */
  public InfluxDecoder(RecordFields fields) {
    super(fields);
  }

  @Override
  @Nullable DecodeOutcome line(int from, int to) {
    if (text[from] == '#') {
      return null;
    }
    int at = measurement(from, to);
    at = at < to && at != BROKEN_AT && text[at] == ',' ? tags(at + 1, to) : at;
    if (at == BROKEN_AT || at >= to || text[at] != ' ') {
      return BROKEN;
    }
    at = fields(spaces(at, to), to);
    if (at != BROKEN_AT && at < to) {
      at = time(spaces(at, to), to);
    }
    return at == BROKEN_AT ? BROKEN : null;
  }

  private int measurement(int from, int to) {
    int end = nameEnd(from, to, true);
    if (end == from || end == to || text[end] == '=' || isLog(from, end, to)) {
      return BROKEN_AT;
    }
    measurementLength = unescape(from, end, 0);
    return end;
  }

  /** Whether the line begins with the time or the level of a log line. */
  private boolean isLog(int from, int end, int to) {
    boolean digit = text[from] >= '0' && text[from] <= '9';
    return text[end] == ' '
        && (LogHeader.isLevel(text, from, end) || (digit && header.timeEnd(text, from, to) > from));
  }

  private int tags(int from, int to) {
    int at = from;
    all.clear();
    while (true) {
      int equals = nameEnd(at, to, true);
      if (equals == at || equals == to || text[equals] != '=') {
        return BROKEN_AT;
      }
      int end = nameEnd(equals + 1, to, false);
      if (end == equals + 1 || end == to) {
        return BROKEN_AT;
      }
      keepText(slot(fields.texts(), text, at, equals), text, equals + 1, end);
      all.add(text, at, equals, equals + 1, end);
      at = end + 1;
      if (text[end] != ',') {
        byte[] tags = all.bytes();
        keepText(slot(fields.texts(), TAGS_PATH, 0, TAGS_PATH.length), tags, 0, all.length());
        return end;
      }
    }
  }

  private int fields(int from, int to) {
    int at = from;
    while (true) {
      int equals = nameEnd(at, to, true);
      if (equals == at || equals == to || text[equals] != '=') {
        return BROKEN_AT;
      }
      ensurePath(measurementLength + 1);
      path[measurementLength] = '.';
      int length = unescape(at, equals, measurementLength + 1);
      at = value(equals + 1, to, length);
      if (at == BROKEN_AT || at == to || text[at] == ' ') {
        return at;
      }
      if (text[at++] != ',') {
        return BROKEN_AT;
      }
    }
  }

  private int value(int from, int to, int pathLength) {
    if (from >= to) {
      return BROKEN_AT;
    }
    if (text[from] == '"') {
      return string(from + 1, to, pathLength);
    }
    int end = decimals.readText(text, from, to);
    if (end > from) {
      keepNumber(slot(fields.numbers(), path, 0, pathLength));
      boolean typed = end < to && (text[end] == 'i' || text[end] == 'u');
      return typed ? end + 1 : end;
    }
    end = nameEnd(from, to, false);
    Boolean bool = bool(from, end);
    if (bool == null) {
      return BROKEN_AT;
    }
    keepBool(slot(fields.numbers(), path, 0, pathLength), bool);
    return end;
  }

  private int string(int from, int to, int pathLength) {
    int at = quoteEnd(from, to, (byte) '"');
    if (at >= to) {
      return BROKEN_AT;
    }
    keepText(slot(fields.texts(), path, 0, pathLength), text, from, at);
    return at + 1;
  }

  private int time(int from, int to) {
    int end = decimals.readText(text, from, to);
    if (end != to || !decimals.isInteger()) {
      return BROKEN_AT;
    }
    int slot = slot(fields.numbers(), TIME_PATH, 0, TIME_PATH.length);
    if (isLearning() && slot >= 0 && TimeFieldDetector.isPlausible(decimals.number())) {
      // Several lines in a record need it, to be distinguished in time.
      fields.numbers().declare(slot, FieldRole.ROW_TIME);
      fields.numbers().want(slot, true);
    }
    keepNumber(slot);
    return to;
  }

  private @Nullable Boolean bool(int from, int to) {
    for (String word : TRUE_WORDS) {
      if (isWord(from, to, word)) {
        return true;
      }
    }
    for (String word : FALSE_WORDS) {
      if (isWord(from, to, word)) {
        return false;
      }
    }
    return null;
  }

  /** The end of a name: a comma, a blank or, where it can't contain one, an equals sign. */
  private int nameEnd(int from, int to, boolean key) {
    int at = from;
    while (at < to && text[at] != ',' && text[at] != ' ' && (text[at] != '=' || !key)) {
      at += text[at] == '\\' && at + 1 < to ? 2 : 1;
    }
    return Math.min(at, to);
  }

  private int spaces(int from, int to) {
    int at = from;
    while (at < to && text[at] == ' ') {
      at++;
    }
    return at;
  }

  /** Copies a name into the path without its backslashes; returns its end there. */
  private int unescape(int from, int to, int pathAt) {
    ensurePath(pathAt + to - from);
    int length = pathAt;
    for (int at = from; at < to; at++) {
      boolean escape = text[at] == '\\' && at + 1 < to && isEscapable(text[at + 1]);
      at += escape ? 1 : 0;
      path[length++] = text[at];
    }
    return length;
  }

  private static boolean isEscapable(byte b) {
    return b == ',' || b == ' ' || b == '=' || b == '\\' || b == '"';
  }

  private void ensurePath(int length) {
    if (path.length <= length) {
      path = Arrays.copyOf(path, length * 2);
    }
  }
}
