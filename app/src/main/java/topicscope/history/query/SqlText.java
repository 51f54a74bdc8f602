package topicscope.history.query;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names as parts of SQL. Names of topics and series are anybody's text: in a literal only the quote
 * has a meaning, and it is doubled; a table's name holds no quote, since the topic's is escaped.
 */
final class SqlText {
  private static final String PREFIX = "topicscope_";

  private SqlText() {}

  /** A text as a literal. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Texts as the operand of IN. */
  static String list(Collection<String> texts) {
    return texts.stream().map(SqlText::literal).collect(Collectors.joining(",", "(", ")"));
  }

  /** A time in ns since the epoch as a literal. */
  static String time(long nanos) {
    return nanos + "::timestamp_ns";
  }

  /** The name of a topic's table, in quotes. */
  static String table(String topic) {
    StringBuilder name = new StringBuilder("\"" + PREFIX);
    for (int i = 0; i < topic.length(); i++) {
      char c = topic.charAt(i);
      boolean last = i == topic.length() - 1;
      if (c >= 'A' && c <= 'Z') {
        name.append('$').append((char) (c - 'A' + 'a'));
      } else if (c == '.' && (last || name.charAt(name.length() - 1) == '.')) {
        name.append("$0");
      } else if (c == '.' || c == '_' || c == '-' || (c >= 'a' && c <= 'z') || isDigit(c)) {
        name.append(c);
      } else {
        throw new IllegalArgumentException("'" + topic + "' is not the name of a topic");
      }
    }
    return name.append('"').toString();
  }

  /** The topic of a table's name; empty if it is no such table. */
  static String topic(String table) {
    StringBuilder topic = new StringBuilder();
    String name = table.startsWith(PREFIX) ? table.substring(PREFIX.length()) : "";
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '$' && i + 1 < name.length()) {
        String next = name.substring(i + 1, i + 2);
        topic.append(next.equals("0") ? "." : next.toUpperCase(Locale.ROOT));
        i++;
      } else {
        topic.append(name.charAt(i));
      }
    }
    return topic.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
