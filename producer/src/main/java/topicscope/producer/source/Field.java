package topicscope.producer.source;

/**
 * One number of a reading.
 *
 * @param group the core, interface or other part that the number belongs to; empty if the reading
 *     has only one
 * @param name its name, with the unit where it is not obvious
 * @param value a finite number
 */
public record Field(String group, String name, double value) {
  /** Refuses NaN and infinities. No format can represent them. */
  public Field {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, not " + value);
    }
  }

  /** A number of bytes without a group; the nearest double beyond 2^53. */
  static Field ofBytes(String name, long bytes) {
    return of(name, (double) bytes);
  }

  /** A number without a group. */
  public static Field of(String name, double value) {
    return new Field("", name, value);
  }
}
