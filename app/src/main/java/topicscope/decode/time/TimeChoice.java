package topicscope.decode.time;

/** Which time a sample gets. */
public sealed interface TimeChoice {
  /** What the record says: when it was made or when it was written to the log. */
  record OfRecord() implements TimeChoice {}

  /** When it was received. */
  record OfArrival() implements TimeChoice {}

  /**
   * A field of the record: seconds, milliseconds, microseconds or nanoseconds since the epoch, told
   * apart by their size, or a date and time as ISO 8601 writes it. A row without that field has the
   * record's time.
   *
   * @param path the field's path
   */
  record OfField(String path) implements TimeChoice {}

  /** Reads {@code record}, {@code arrival} or {@code field:PATH}, as {@link #text} writes it. */
  static TimeChoice parse(String text) {
    if (text.equals("record")) {
      return new OfRecord();
    }
    if (text.equals("arrival")) {
      return new OfArrival();
    }
    if (text.startsWith("field:") && text.length() > "field:".length()) {
      return new OfField(text.substring("field:".length()));
    }
    throw new IllegalArgumentException("the time is record, arrival or field:PATH, not " + text);
  }

  /** The choice as text. */
  default String text() {
    return switch (this) {
      case OfRecord _ -> "record";
      case OfArrival _ -> "arrival";
      case OfField field -> "field:" + field.path();
    };
  }
}
