package topicscope.history;

import java.util.Locale;
import java.util.Optional;

/**
 * The tables of the history: one for each topic, with a row for each sample (decision 39).
 *
 * <p>QuestDB's names don't tell upper from lower case and hold at most {@value #MAX_NAME}
 * characters, so a topic's name is escaped: {@code A} becomes {@code $a}, and a dot where QuestDB
 * allows none {@code $0}.
 */
public final class HistorySchema {
  /** What the names of all tables begin with. */
  public static final String PREFIX = "topicscope_";

  /** The time of the sample, ns since the epoch; the designated timestamp. */
  public static final String TIME = "time";

  /** Kafka's id of the topic: a topic that was deleted and created again has another one. */
  public static final String TOPIC_ID = "topic_id";

  /** The partition of the record. */
  public static final String PARTITION = "part";

  /** The offset of the record. */
  public static final String OFFSET = "off";

  /** Which sample of its series it is in its record, from 0 on. */
  public static final String NUMBER = "nr";

  /** The name of the series. */
  public static final String SERIES = "series";

  /** The value; null for a state. */
  public static final String VALUE = "value";

  /** The 64 bits of a whole number that the value rounds; else null. */
  public static final String EXACT = "exact";

  /** The text of a state; null for a number. */
  public static final String STATE = "state";

  private static final int MAX_NAME = 127;
  private static final char ESCAPE = '$';
  private static final char DOT = '0';

  private HistorySchema() {}

  /**
   * The table of a topic.
   *
   * @throws IllegalArgumentException if the name is too long for a table
   */
  public static String table(String topic) {
    StringBuilder name = new StringBuilder(PREFIX);
    for (int i = 0; i < topic.length(); i++) {
      char c = topic.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        name.append(ESCAPE).append(Character.toLowerCase(c));
      } else if (c == '.' && (i == topic.length() - 1 || name.charAt(name.length() - 1) == '.')) {
        name.append(ESCAPE).append(DOT);
      } else {
        name.append(c);
      }
    }
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "the name of the topic is too long for a table of the history, which holds "
              + (MAX_NAME - PREFIX.length())
              + " characters, an upper-case one counted twice: "
              + topic);
    }
    return name.toString();
  }

  /** The topic of a table; empty for a table that isn't the history's. */
  public static Optional<String> topic(String table) {
    if (!table.startsWith(PREFIX)) {
      return Optional.empty();
    }
    StringBuilder topic = new StringBuilder();
    for (int i = PREFIX.length(); i < table.length(); i++) {
      char c = table.charAt(i);
      if (c != ESCAPE) {
        topic.append(c);
      } else if (++i == table.length()) {
        return Optional.empty();
      } else {
        char next = table.charAt(i);
        topic.append(next == DOT ? '.' : Character.toUpperCase(next));
      }
    }
    return Optional.of(topic.toString());
  }

  /** Creates the table of a topic if there is none. */
  public static String create(String topic) {
    return String.format(
        Locale.ROOT,
        "CREATE TABLE IF NOT EXISTS %s (time TIMESTAMP_NS, topic_id SYMBOL, part INT, off LONG,"
            + " nr INT, series SYMBOL CAPACITY 1024, value DOUBLE, exact LONG,"
            + " state SYMBOL CAPACITY 256) TIMESTAMP(time) PARTITION BY DAY WAL"
            + " DEDUP UPSERT KEYS(time, topic_id, part, off, nr, series)",
        quoted(table(topic)));
  }

  /** A name as SQL has it. */
  public static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A text as SQL has it. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
