package topicscope.decode.text;

import topicscope.decode.RecordFields;

/**
 * Decodes Graphite's plaintext protocol, {@code servers.web1.cpu;dc=a 0.5 1700000000}, and that of
 * OpenTSDB, {@code put sys.cpu 1700000000 0.5 host=web1}.
 */
public final class GraphiteDecoder extends MetricDecoder {
  private static final int MIN_DIGITS = 10;

  /** Starts without known fields. */
  public GraphiteDecoder(RecordFields fields) {
    super(fields, "Graphite plaintext");
  }

  @Override
  boolean metric(int from, int to) {
    int first = blank(text, from, to);
    if (isWord(from, first, "put")) {
      return put(skipBlanks(text, first, to), to);
    }
    int value = skipBlanks(text, first, to);
    int second = blank(text, value, to);
    int time = skipBlanks(text, second, to);
    int name = find(';', from, first);
    boolean letter = (text[from] | 0x20) >= 'a' && (text[from] | 0x20) <= 'z';
    return letter
        && isTime(time, to)
        && tags(Math.min(first, name + 1), first, ';', '=')
        && sample(from, name, value, second)
        && time(time, to);
  }

  private boolean put(int from, int to) {
    int name = blank(text, from, to);
    int time = skipBlanks(text, name, to);
    int timeEnd = blank(text, time, to);
    int value = skipBlanks(text, timeEnd, to);
    int valueEnd = blank(text, value, to);
    return isTime(time, timeEnd)
        && tags(skipBlanks(text, valueEnd, to), to, ' ', '=')
        && sample(from, name, value, valueEnd)
        && time(time, timeEnd);
  }

  /** Whether these are the digits of seconds or milliseconds since the epoch. */
  private boolean isTime(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return to - from >= MIN_DIGITS;
  }
}
