package topicscope.decode.time;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of a field says about whether it holds a time. */
enum TimeName {
  /** It names a time: {@code ts}, {@code created_at}, {@code EventTime}. */
  TIME,
  /** It names a count, an id or a span of time. */
  NO_TIME,
  /** It names a moment, or something else: {@code start}, {@code seen}. */
  MOMENT,
  /** One letter, such as the E and T of trades. */
  LETTER,
  /** The letter t. */
  T,
  /** An array's element or a column without a name. */
  PLACE,
  /** Anything else. */
  OTHER;

  private static final Pattern TIMES =
      Pattern.compile(
          "(.*[^a-z])?(ts|time|timestamp|date|datetime|epoch|unix|posix|utc|at|when|clock|created|updated|modified"
              + "|expires|since|until|last_?seen|zeit|uhrzeit|zeitstempel|datum|fecha|hora|horodatage)"
              + "([^a-z]?(s|sec|seconds|ms|millis|us|micros|ns|nanos))?"
              + "|.*(time|timestamp|date)([^a-z]?(seconds|ms|millis|us|micros|ns|nanos))?");
  private static final Pattern OTHERS =
      Pattern.compile(
          "(.*[^a-z])?(id|ids|uid|count|counter|counts|total|bytes|octets|packets|size|length|seq"
              + "|sequence|offset|nr|no|num|number|duration|elapsed|uptime|runtime|latency|sum"
              + "|value|amount|price)");
  private static final Pattern MOMENTS =
      Pattern.compile(
          "(.*[^a-z])?(start|started|begin|began|end|ended|stop|stopped|finish|finished|open|opened"
              + "|close|closed|from|to|seen|observed|measured|sampled|recorded|captured|issued"
              + "|stamp|moment|instant|minute|hour|day)"
              + "([^a-z]?(s|sec|seconds|ms|millis|us|micros|ns|nanos))?");
  private static final Pattern UNIT = Pattern.compile("[\\s_]*[(\\[][^)\\]]*[)\\]]$");
  private static final Pattern PLACES = Pattern.compile(".*\\[\\d+]|column\\d+");

  static TimeName of(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    String spaced = last.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    if (PLACES.matcher(spaced).matches()) {
      return PLACE;
    }
    // A column such as "Time (ms)".
    String name = UNIT.matcher(spaced).replaceFirst("");
    if (name.equals("t")) {
      return T;
    }
    if (name.length() == 1) {
      return LETTER;
    }
    if (OTHERS.matcher(name).matches()) {
      return NO_TIME;
    }
    if (TIMES.matcher(name).matches()) {
      return TIME;
    }
    return MOMENTS.matcher(name).matches() ? MOMENT : OTHER;
  }
}
