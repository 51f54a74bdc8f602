package topicscope.decode.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import topicscope.decode.ByteInterner;
import topicscope.decode.time.IsoTime;

/**
 * The start of a log line: its time and level, as Log4j, Logback, Python and syslog write them, and
 * what CEF and LEEF put before their members. Holds the last result, so it belongs to one thread.
 */
final class LogHeader {
  private static final String LEVELS =
      "TRACE DEBUG INFO NOTICE WARN WARNING ERROR ERR FATAL SEVERE CRITICAL CRIT ALERT EMERG PANIC";
  private static final ByteInterner KNOWN = interned();
  private static final int MIN_LEVEL = 3;
  private static final int MAX_LEVEL = 8;
  private static final int MAX_WORDS = 4;
  private static final int CEF_BARS = 7;
  private static final int LEEF_BARS = 5;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private final IsoTime iso = new IsoTime();
  private byte[] text = new byte[0];
  private int end;
  int timeFrom;
  int timeTo;
  int levelFrom;
  int levelTo;

  /** Whether that is the name of a level, in capitals. */
  static boolean isLevel(byte[] text, int from, int to) {
    if (to - from < MIN_LEVEL || to - from > MAX_LEVEL) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text[i] < 'A' || text[i] > 'Z') {
        return false;
      }
    }
    return KNOWN.find(text, from, to) != ByteInterner.FULL;
  }

  private static ByteInterner interned() {
    String[] levels = LEVELS.split(" ", -1);
    ByteInterner known = new ByteInterner(levels.length);
    for (String level : levels) {
      known.numberOf(level.getBytes(US_ASCII), 0, level.length());
    }
    return known;
  }

  /** The end of the time that starts there; {@code from} if none does. */
  int timeEnd(byte[] line, int from, int to) {
    int first = LineDecoder.blank(line, from, to);
    int second = LineDecoder.blank(line, Math.min(to, first + 1), to);
    int third = LineDecoder.blank(line, Math.min(to, second + 1), to);
    if (iso.read(line, from, third)) {
      return third;
    }
    if (iso.read(line, from, second)) {
      return second;
    }
    return iso.read(line, from, first) ? first : from;
  }

  /** The end of the header; {@code from} if the line has none. */
  int end(byte[] line, int from, int to) {
    text = line;
    end = to;
    timeFrom = from;
    timeTo = from;
    levelFrom = from;
    levelTo = from;
    int at = priority(from);
    at = level(at);
    boolean bracket = at < to && text[at] == '[';
    int start = bracket ? at + 1 : at;
    if (start < to && text[start] >= '0' && text[start] <= '9') {
      int close = bracket ? indexOf(']', start) : to;
      int behind = timeEnd(line, start, Math.max(start, close));
      if (behind > start) {
        timeFrom = start;
        timeTo = behind;
        return event(levelBehind(gap(bracket ? close + 1 : behind)));
      }
      return at;
    }
    int month = month(at);
    return month > at ? event(tag(month)) : event(at);
  }

  /** Skips the fixed parts of a security event: {@code CEF:0|vendor|product|...|}. */
  private int event(int from) {
    int bars = starts("CEF:", from) ? CEF_BARS : starts("LEEF:", from) ? LEEF_BARS : 0;
    int at = from;
    for (int i = 0; i < bars; i++) {
      at = indexOf('|', at) + 1;
      while (at < end && text[at - 2] == '\\') {
        at = indexOf('|', at) + 1;
      }
    }
    return at <= end ? at : from;
  }

  private boolean starts(String word, int from) {
    boolean same = from + word.length() < end;
    for (int i = 0; same && i < word.length(); i++) {
      same = text[from + i] == word.charAt(i);
    }
    return same;
  }

  private int priority(int from) {
    int close = from < end && text[from] == '<' ? indexOf('>', from) : from;
    if (close == from || close - from > 4) {
      return from;
    }
    for (int i = from + 1; i < close; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return from;
      }
    }
    boolean version = close + 2 < end && text[close + 1] == '1' && text[close + 2] == ' ';
    return version ? close + 3 : Math.min(end, close + 1);
  }

  /** Skips a level with a blank behind it. */
  private int level(int from) {
    int behind = LineDecoder.blank(text, from, end);
    if (behind < end && isLevel(text, from, behind)) {
      levelFrom = from;
      levelTo = behind;
      return gap(behind);
    }
    return from;
  }

  /** Skips words up to the level, if there is one among the next few. */
  private int levelBehind(int from) {
    int at = from;
    for (int i = 0; i < MAX_WORDS && at < end; i++) {
      int behind = LineDecoder.blank(text, at, end);
      int first = at;
      int last = behind;
      while (first < last && (text[first] == '[' || text[first] == '(')) {
        first++;
      }
      while (last > first
          && (text[last - 1] == ']' || text[last - 1] == ')' || text[last - 1] == ':')) {
        last--;
      }
      if (isLevel(text, first, last)) {
        levelFrom = first;
        levelTo = last;
        return process(gap(behind));
      }
      at = gap(behind);
    }
    return from;
  }

  /** Skips the number of the process before three dashes, as Spring Boot writes it. */
  private int process(int from) {
    int at = from;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    boolean dashes = at + 4 < end && text[at] == ' ' && text[at + 1] == '-' && text[at + 3] == '-';
    return at > from && dashes ? gap(at + 4) : from;
  }

  /** Skips {@code Oct 11 22:14:15}. */
  private int month(int from) {
    if (from + 15 > end || text[from + 3] != ' ') {
      return from;
    }
    String name = new String(text, from, 3, US_ASCII);
    boolean known = MONTHS.indexOf(name) % 3 == 0;
    boolean clock = text[from + 6] == ' ' && text[from + 9] == ':' && text[from + 12] == ':';
    return known && clock ? gap(from + 15) : from;
  }

  /** Skips the host and the program up to its colon. */
  private int tag(int from) {
    int host = LineDecoder.blank(text, from, end);
    int program = LineDecoder.blank(text, gap(host), end);
    return program > from && program <= end && text[program - 1] == ':' ? gap(program) : from;
  }

  /** Skips blanks and dashes or bars between them. */
  private int gap(int from) {
    int at = from;
    while (at < end
        && (text[at] == ' '
            || text[at] == '\t'
            || text[at] == '|'
            || (text[at] == '-' && at + 1 < end && text[at + 1] == ' '))) {
      at++;
    }
    return at;
  }

  private int indexOf(char c, int from) {
    int at = from;
    while (at < end && text[at] != c) {
      at++;
    }
    return at;
  }
}
