package topicscope.decode.time;

/**
 * A field that holds a time.
 *
 * @param path its path
 * @param unit {@code s}, {@code ms}, {@code µs} or {@code ns} since the epoch, or another form of
 *     numbers in words; {@code ISO 8601} or {@code text} for a date and time, {@code time of day}
 *     for one without a date; these possibly {@code without a zone}
 */
public record TimeField(String path, String unit) {
  static final String NO_ZONE = " without a zone";
  static final String ISO = "ISO 8601";
  static final String TEXT = "text";
  static final String OF_DAY = "time of day";

  /** The unit in words. */
  public String unitText() {
    String zone = unit.endsWith(NO_ZONE) ? NO_ZONE + ", read as UTC" : "";
    if (unit.startsWith(OF_DAY)) {
      return "a time of day" + zone + ", taken on the day nearest to the record's timestamp";
    }
    if (unit.startsWith(ISO)) {
      return "a date and time (ISO 8601)" + zone;
    }
    if (unit.startsWith(TEXT)) {
      return "a date and time in text" + zone;
    }
    if (!zone.isEmpty()) {
      return "a date and time in the digits " + unit + ", read as UTC";
    }
    return unit.contains(" since ") ? unit : unit + " since the epoch";
  }
}
