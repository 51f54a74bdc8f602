package topicscope.signal.distribution;

/**
 * How a histogram is wanted.
 *
 * @param logarithmic whether bins are equally wide on a logarithmic scale: symmetric to 0 where the
 *     values have both signs
 * @param unit the size of the unit in which widths are round numbers, above 0
 * @param max about how many bins have room, at least 1
 */
public record Binning(boolean logarithmic, double unit, int max) {
  /** Refuses an impossible wish. */
  public Binning {
    if (!(unit > 0 && Double.isFinite(unit)) || max < 1) {
      throw new IllegalArgumentException("no bins of " + unit + ", at most " + max);
    }
  }
}
