package topicscope.plot.axis;

import topicscope.chart.ValueRange;
import topicscope.chart.YScale;

/**
 * How the y axes of a plot are arranged.
 *
 * @param kind the arrangement
 * @param axes the number of axes; with {@link Kind#OVERLAY} and {@link Kind#LOGARITHMIC} 0 is the
 *     left one and 1 the right one
 */
public record YLayout(Kind kind, int axes) {
  /** All traces over one another, on the left axis or the right one. */
  public static final YLayout OVERLAY = new YLayout(Kind.OVERLAY, 2);

  /** The room above each lane, for its name, in units of JavaFX. */
  private static final double GAP = 17;

  /** How far above and below it the range of a trace is, as a share of the plot's height. */
  private static final double MARGIN = 0.03;

  /** How axes are arranged. */
  public enum Kind {
    /** One over another, with an axis at the left and one at the right. */
    OVERLAY,
    /** The same, with logarithmic axes. */
    LOGARITHMIC,
    /** One over another, each trace from 0 to 100 % of its own range. */
    NORMALISED,
    /** One below another, each with a part of the height. */
    LANES
  }

  /** The scale of an axis in a plot of that height, in units of JavaFX. */
  public YScale scale(int axis, ValueRange own, double linearBelow, double height) {
    return switch (kind) {
      case OVERLAY -> YScale.linear(own);
      case LOGARITHMIC -> new YScale(own, MARGIN, 1 - MARGIN, linearBelow);
      case NORMALISED -> new YScale(own, MARGIN, 1 - MARGIN, 0);
      case LANES -> {
        double gap = Math.min(GAP / Math.max(1, height), 0.5 / axes);
        double lane = 1.0 / axes - gap;
        double from = axis * (lane + gap) + gap;
        yield new YScale(own, from, from + lane, 0);
      }
    };
  }

  /** Whether an axis that follows its traces ends at round numbers. */
  public boolean isRound() {
    return kind == Kind.OVERLAY || kind == Kind.LANES;
  }

  /** Whether each trace has a part of the height for itself and its neighbours in it. */
  public boolean isLanes() {
    return kind == Kind.LANES;
  }
}
