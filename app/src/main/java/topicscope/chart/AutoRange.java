package topicscope.chart;

/**
 * The range of a y axis that follows its traces. It grows at once, so that no sample is cut off. It
 * shrinks after the traces have filled less than half of it for 2 s, so that it doesn't flicker.
 * Its ends are round numbers, or those of the data.
 *
 * <p>Owned by the painting thread.
 */
public final class AutoRange {
  /** The range is too large when the data fills less than this share. */
  private static final double SMALL = 0.5;

  private static final double TIGHT = 0.9;

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final int STEPS = 10;

  private final boolean rounded;
  private ValueRange range = ValueRange.UNIT;
  private boolean seen;
  private boolean large;
  private long largeSince;

  /**
   * A range without data.
   *
   * @param rounded whether it ends at round numbers
   */
  public AutoRange(boolean rounded) {
    this.rounded = rounded;
  }

  /** Takes in what the traces span now and returns the range; {@code now} as of System.nanoTime. */
  public ValueRange follow(ValueRange data, long now) {
    if (!seen || !range.contains(data)) {
      range = rounded ? round(data) : data;
      seen = true;
      large = false;
    } else if (data.span() < range.span() * (rounded ? SMALL : TIGHT)) {
      if (!large) {
        large = true;
        largeSince = now;
      } else if (now - largeSince > PATIENCE_NANOS) {
        range = rounded ? round(data) : data;
        large = false;
      }
    } else {
      large = false;
    }
    return range;
  }

  /** The present range. */
  public ValueRange range() {
    return range;
  }

  /** Starts again; the next data decides alone. */
  public void reset() {
    seen = false;
    range = ValueRange.UNIT;
  }

  private static ValueRange round(ValueRange data) {
    TickSpacing ticks = TickSpacing.over(data.span(), STEPS);
    double margin = data.span() * 0.02;
    double low = ticks.floor(data.low() - margin);
    double high = ticks.ceil(data.high() + margin);
    if (data.low() >= 0 && low < 0) {
      low = 0;
    }
    return ValueRange.of(low, high);
  }
}
