package topicscope.signal;

/** The visible span of x: half-open, finite, and longer than nothing. */
public sealed interface XRange {
  /** No view reaches further from 0 than this. */
  double FURTHEST = 1e18;

  /** No view is shorter than this. */
  double SHORTEST = 1e-6;

  /** Where the span begins; a sample exactly here is visible. */
  double from();

  /** Where the span ends; a sample exactly here is not visible. */
  double to();

  /**
   * A span of sample numbers, as in "the last 200 points". Samples stand in the order of their
   * arrival.
   */
  record ByNumber(double from, double to) implements XRange {
    /** Refuses what is no span. */
    public ByNumber {
      check(from, to);
    }
  }

  /**
   * A span of time, ms since the epoch, as in "the last 60 s". Samples stand in the order of their
   * times, those of one time in the order of their arrival.
   */
  record ByTime(double from, double to) implements XRange {
    /** Refuses what is no span. */
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
