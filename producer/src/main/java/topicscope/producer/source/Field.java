package topicscope.producer.source;

/**
 * One number of a reading.
 *
 * @param group what it belongs to where a reading has several of a kind (a core, an interface);
 *     empty when the reading has only one
 * @param name what it is, with its unit where the unit isn't plain
 * @param value finite
 */
public record Field(String group, String name, double value) {
  /** Refuses NaN and the infinities: no format has a place for them. */
  public Field {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, not " + value);
    }
  }

  /** A count of bytes, of no group; beyond 2^53 the nearest double. */
  static Field ofBytes(String name, long bytes) {
    return of(name, (double) bytes);
  }

  /** A number of no group. */
  public static Field of(String name, double value) {
    return new Field("", name, value);
  }
}
