package topicscope.signal.measure;

/**
 * Finds the periods of a line: the times between two rises through a level.
 *
 * <p>A rise counts if the line was at or below the lower threshold and then reaches the upper one
 * (a Schmitt trigger); its time is that of the last passage through the level in between,
 * interpolated. A gap ends the line: no period spans it.
 */
final class RisingCrossings {
  /** Half of the hysteresis of a tenth of the range. */
  private static final double HALF_BAND = 0.05;

  private final double level;
  private final double lower;
  private final double upper;
  private final Durations periods = new Durations();
  private boolean armed;
  private double passed;
  private double last;

  /**
   * The thresholds are a twentieth of the range below and above the level, yet no farther than half
   * of the way to the lowest and highest value: short pulses have their mean near one of them.
   *
   * @param level the level, from 0 to the range
   * @param range the highest value; the lowest one is 0
   */
  RisingCrossings(double level, double range) {
    this.level = level;
    lower = level - Math.min(HALF_BAND * range, level / 2);
    upper = level + Math.min(HALF_BAND * range, (range - level) / 2);
  }

  /** Begins a line with a sample of that value. */
  void begin(double value) {
    armed = value <= lower;
    last = Double.NaN;
  }

  /** Goes on with a straight line between two samples; times in ms. */
  void add(double time, double value, double nextTime, double next) {
    if (value < level && next >= level) {
      passed = time + (level - value) / (next - value) * (nextTime - time);
    }
    if (next <= lower) {
      armed = true;
    } else if (armed && next >= upper) {
      armed = false;
      if (!Double.isNaN(last)) {
        periods.add(passed - last);
      }
      last = passed;
    }
  }

  /** The median of the periods, ms; NaN without any. */
  double period() {
    return periods.median();
  }
}
