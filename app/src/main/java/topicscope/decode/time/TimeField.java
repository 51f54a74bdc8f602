package topicscope.decode.time;

/**
 * A field that holds a time.
 *
 * @param path its path
 * @param unit {@code s}, {@code ms}, {@code µs} or {@code ns} since the epoch, or {@code ISO 8601}
 */
public record TimeField(String path, String unit) {
  /** The unit in words. */
  public String unitText() {
    return unit.startsWith("ISO") ? "a date and time (" + unit + ")" : unit + " since the epoch";
  }
}
