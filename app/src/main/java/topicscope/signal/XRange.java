package topicscope.signal;

/** A range of x: half-open, finite, not empty. */
public sealed interface XRange {
  /** The largest distance of a range from 0. */
  double FURTHEST = 1e18;

  /** The shortest range. */
  double SHORTEST = 1e-6;

  /** The start; a sample exactly here is visible. */
  double from();

  /** The end; a sample exactly here is not visible. */
  double to();

  /**
   * A range of sample numbers, as in "the last 200 points". Samples are in the order of arrival.
   */
  record ByNumber(double from, double to) implements XRange {
    /** Refuses an invalid range. */
    public ByNumber {
      check(from, to);
    }
  }

  /**
   * A range of time, ms since the epoch, as in "the last 60 s". Samples are in the order of their
   * times, equal ones in the order of arrival.
   */
  record ByTime(double from, double to) implements XRange {
    /** Refuses an invalid range. */
    public ByTime {
      check(from, to);
    }
  }

  private static void check(double from, double to) {
    if (!(from >= -FURTHEST && to <= FURTHEST && to - from >= SHORTEST)) {
      throw new IllegalArgumentException(
          "a view runs between -1e18 and 1e18 and to a larger number, not from %s to %s"
              .formatted(from, to));
    }
  }
}
