package topicscope.signal.distribution;

/**
 * How a histogram is wanted.
 *
 * @param logarithmic whether bins are equally wide on a logarithmic scale: symmetric to 0 where the
 *     values have both signs
 * @param unit the size of the unit in which widths are round numbers, above 0
 * @param max about how many bins have room, at least 1
 * @param before the width of the bins before, which stays as long as it nearly fits, so that a
 *     moving picture is calm; 0 without one
 */
public record Binning(boolean logarithmic, double unit, int max, double before) {
  /** Bins without others before them. */
  public Binning(boolean logarithmic, double unit, int max) {
    this(logarithmic, unit, max, 0);
  }

  /** Refuses an impossible wish. */
  public Binning {
    if (!(unit > 0 && Double.isFinite(unit)) || max < 1) {
      throw new IllegalArgumentException("no bins of " + unit + ", at most " + max);
    }
  }
}
