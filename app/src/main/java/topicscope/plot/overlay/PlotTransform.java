package topicscope.plot.overlay;

import topicscope.plot.axis.ColumnScale;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.paint.PaintedFrame;

/**
 * The visible range and its position on screen: what the layers over the traces need to align with
 * them.
 *
 * @param painting the picture on screen
 * @param width width of the plot, units of JavaFX
 * @param height height of the plot, units of JavaFX
 * @param density physical pixels per unit of JavaFX
 */
public record PlotTransform(PaintedFrame painting, double width, double height, double density) {
  ColumnScale scale() {
    return painting.job().look().scale();
  }

  /** The column at the left edge. */
  long origin() {
    return painting.origin();
  }

  ValueRange range(boolean atRight) {
    return atRight ? painting.right() : painting.left();
  }

  /** The distance of an x from the left edge, on a physical pixel. */
  double place(double x) {
    return (Math.floor((x - scale().base()) / scale().perColumn()) - origin()) / density;
  }

  /** The x at a distance from the left edge. */
  double x(double place) {
    return scale().within((double) origin() + place * density);
  }

  /** The distance of a value from the upper edge, on a physical pixel. */
  double height(double value, boolean atRight) {
    ValueRange range = range(atRight);
    return Math.rint((range.high() - value) / range.span() * height * density) / density;
  }

  /** The value at a distance from the upper edge. */
  double value(double place, boolean atRight) {
    ValueRange range = range(atRight);
    return range.high() - place / height * range.span();
  }

  /** Whether items at values keep their positions. */
  boolean sameHeights(PlotTransform other) {
    return painting.left().equals(other.painting.left())
        && painting.right().equals(other.painting.right())
        && sameSize(other);
  }

  /** Whether items at positions of x keep their distances, so that they can move as one group. */
  boolean sameScale(PlotTransform other) {
    return scale().equals(other.scale()) && sameSize(other);
  }

  private boolean sameSize(PlotTransform other) {
    return width == other.width && height == other.height && density == other.density;
  }
}
