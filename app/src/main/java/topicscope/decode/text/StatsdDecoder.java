package topicscope.decode.text;

import topicscope.decode.RecordFields;

/** Decodes StatsD lines: {@code web.requests:3|c|@0.1|#host:a}. */
public final class StatsdDecoder extends MetricDecoder {
  /** Starts without known fields. */
  public StatsdDecoder(RecordFields fields) {
    super(fields, "StatsD");
  }

  @Override
  boolean metric(int from, int to) {
    int value = find(':', from, to);
    int bar = find('|', value, to);
    int typeEnd = find('|', Math.min(to, bar + 1), to);
    if (value == from || bar == to || !isType(bar + 1, typeEnd)) {
      return false;
    }
    int at = typeEnd + 1;
    while (at < to) {
      int end = find('|', at, to);
      if (text[at] == '#' && !tags(at + 1, end, ',', ':')) {
        return false;
      }
      at = end + 1;
    }
    boolean set = isWord(bar + 1, typeEnd, "s");
    return sample(from, value, value + 1, bar) || set;
  }

  private boolean isType(int from, int to) {
    return isWord(from, to, "c")
        || isWord(from, to, "g")
        || isWord(from, to, "h")
        || isWord(from, to, "d")
        || isWord(from, to, "s")
        || isWord(from, to, "m")
        || isWord(from, to, "ms");
  }
}
