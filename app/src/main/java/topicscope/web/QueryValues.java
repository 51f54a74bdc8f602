package topicscope.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.platform.TimeFormats;

/** Values in the query of a request. A wrong one is an IllegalArgumentException that says so. */
final class QueryValues {
  /** The columns that one request gets at most. */
  static final int MAX_COLUMNS = 4_000;

  private QueryValues() {}

  /** The number of columns asked for, if it is. */
  static int columns(Map<String, List<String>> query, int otherwise) {
    String text = query.getOrDefault("columns", List.of(Integer.toString(otherwise))).getFirst();
    int columns = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be a number from 1 to " + MAX_COLUMNS);
    }
    return Math.min(columns, MAX_COLUMNS);
  }

  /** A time: ms since the epoch, a date and time (in UTC if without a zone), or a span ago. */
  static Optional<Double> time(Map<String, List<String>> query, String name) {
    List<String> given = query.getOrDefault(name, List.of());
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String text = given.getFirst();
    if (text.matches("\\d{1,15}(\\.\\d{1,6})?")) {
      return Optional.of(Double.parseDouble(text));
    }
    Optional<Instant> time =
        text.startsWith("-")
            ? TimeFormats.durationOrZero(text.substring(1)).map(ago -> Instant.now().minus(ago))
            : TimeFormats.iso(text, ZoneOffset.UTC);
    return Optional.of(
        time.map(instant -> (double) instant.toEpochMilli())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    name + " must be ms since the epoch, a date and time, or a span such as -5m")));
  }
}
