package topicscope.decode.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Paths of fields, separated by commas. An empty path, one with a comma and one that begins with a
 * quote are put in quotes; a quote in it is doubled.
 */
public final class FieldPaths {
  private FieldPaths() {}

  /** The paths as one text. */
  public static String join(List<String> paths) {
    return paths.stream().map(FieldPaths::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String path) {
    return path.isEmpty() || path.contains(",") || path.startsWith("\"")
        ? '"' + path.replace("\"", "\"\"") + '"'
        : path;
  }

  /** The paths of a text. A quote that isn't closed is a part of its path. */
  public static List<String> split(String text) {
    List<String> paths = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      int end = closing(text, at);
      if (end > 0) {
        paths.add(text.substring(at + 1, end).replace("\"\"", "\""));
        at = end + 2;
      } else {
        int comma = text.indexOf(',', at);
        end = comma < 0 ? text.length() : comma;
        paths.add(text.substring(at, end));
        at = end + 1;
      }
    }
    return paths;
  }

  /** The quote that closes a path; -1 if none is opened there, or none closes it. */
  private static int closing(String text, int from) {
    if (!text.startsWith("\"", from)) {
      return -1;
    }
    int at = text.indexOf('"', from + 1);
    while (at >= 0 && text.startsWith("\"\"", at)) {
      at = text.indexOf('"', at + 2);
    }
    boolean last = at >= 0 && (at + 1 == text.length() || text.charAt(at + 1) == ',');
    return last ? at : -1;
  }
}
