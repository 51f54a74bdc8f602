package topicscope.decode.time;

/**
 * A field that holds a time.
 *
 * @param path its path
 * @param unit {@code s}, {@code ms}, {@code µs} or {@code ns} since the epoch; {@code ISO 8601} or
 *     {@code text} for a date and time, possibly {@code without a zone}
 */
public record TimeField(String path, String unit) {
  static final String ISO = "ISO 8601";
  static final String TEXT = "text";

  /** The unit in words. */
  public String unitText() {
    if (!unit.startsWith(ISO) && !unit.startsWith(TEXT)) {
      return unit + " since the epoch";
    }
    String form = unit.startsWith(ISO) ? "(ISO 8601)" : "in text";
    String zone = unit.equals(ISO) || unit.equals(TEXT) ? "" : " without a zone, read as UTC";
    return "a date and time " + form + zone;
  }
}
