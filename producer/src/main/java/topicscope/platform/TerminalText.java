package topicscope.platform;

import java.util.Locale;
import java.util.stream.Collectors;

/** Text of records and clusters made safe to print: control characters are escaped. */
public final class TerminalText {
  private TerminalText() {}

  /** One line for people: line ends and tabs as {@code \n}, other control characters as hex. */
  public static String escape(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> append(line, c);
      }
    }
    return line.toString();
  }

  /** The same for text of several lines, whose line ends stay. */
  public static String escapeLines(String text) {
    return text.lines().map(TerminalText::escape).collect(Collectors.joining("\n"));
  }

  /** One line of JSON. Escapes what JSON itself allows in a string, such as DEL and C1 controls. */
  public static String escapeJson(String json) {
    StringBuilder line = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      append(line, json.charAt(i));
    }
    return line.toString();
  }

  private static void append(StringBuilder line, char c) {
    if (isControl(c)) {
      line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      line.append(c);
    }
  }

  private static boolean isControl(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
