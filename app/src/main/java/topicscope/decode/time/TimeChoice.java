package topicscope.decode.time;

/** The source of a sample's time. */
public sealed interface TimeChoice {
  /** The record's timestamp: when it was created, or written to the log. */
  record OfRecord() implements TimeChoice {}

  /** The time of arrival. */
  record OfArrival() implements TimeChoice {}

  /**
   * A field of the record: s, ms, µs or ns since the epoch, recognised by magnitude, or ISO 8601. A
   * row without that field has the record's time.
   *
   * @param path the field's path
   */
  record OfField(String path) implements TimeChoice {}

  /** Reads {@code record}, {@code arrival} or {@code field:PATH}, the forms of {@link #text}. */
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
