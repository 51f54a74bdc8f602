package topicscope.decode.text;

import topicscope.decode.RecordFields;
import topicscope.decode.number.MissingWords;

/**
 * Decodes Prometheus and OpenMetrics exposition text: {@code cpu{mode="idle"} 12.5 1700000000000}.
 * Labels are tags. A line without labels is read once a comment or a label was seen in the topic:
 * before, it may be any name and number.
 */
public final class PrometheusDecoder extends MetricDecoder {
  private boolean seen;

  /** Starts without known fields. */
  public PrometheusDecoder(RecordFields fields) {
    super(fields, "Prometheus text");
  }

  @Override
  boolean metric(int from, int to) {
    if (text[from] == '#') {
      seen |=
          isWord(from, Math.min(to, from + 7), "# HELP ")
              || isWord(from, Math.min(to, from + 7), "# TYPE ");
      return seen;
    }
    int name = from;
    while (name < to && isNamePart(text[name])) {
      name++;
    }
    if (name == from || (text[from] >= '0' && text[from] <= '9')) {
      return false;
    }
    int at = name;
    if (at < to && text[at] == '{') {
      at = labels(at + 1, to);
      seen |= at > name;
    }
    if (!seen || at >= to || at < name || (!isBlank(text[at]) && at == name)) {
      return false;
    }
    int value = skipBlanks(text, at, to);
    int end = blank(text, value, to);
    int time = skipBlanks(text, end, to);
    boolean read =
        value < end && (sample(from, name, value, end) || MissingWords.isOne(text, value, end));
    boolean timed = time < to && text[time] != '#';
    return read && (!timed || time(time, blank(text, time, to)));
  }

  /** Reads the labels; returns the position behind the brace, or one before the labels. */
  private int labels(int from, int to) {
    int at = skipBlanks(text, from, to);
    while (at < to && text[at] != '}') {
      int equals = find('=', at, to);
      if (equals + 1 >= to || text[equals + 1] != '"') {
        return from - 2;
      }
      int close = quoteEnd(equals + 2, to, (byte) '"');
      if (close >= to) {
        return from - 2;
      }
      tag(at, equals, equals + 2, close);
      at = skipBlanks(text, close + 1, to);
      at = at < to && text[at] == ',' ? skipBlanks(text, at + 1, to) : at;
    }
    return at < to ? at + 1 : from - 2;
  }

  private static boolean isNamePart(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '_'
        || b == ':'
        || b == '.';
  }
}
