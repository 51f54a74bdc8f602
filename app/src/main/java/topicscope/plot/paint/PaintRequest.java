package topicscope.plot.paint;

import java.util.Optional;
import topicscope.plot.axis.ValueRange;

/**
 * What the painter is asked for: immutable, made on the JavaFX thread.
 *
 * @param look how it looks
 * @param live whether the window ends at the newest sample
 * @param origin the column at the left edge if not live
 * @param left the range of the left axis, empty to follow the traces
 * @param right the range of the right axis, empty to follow the traces
 * @param present where time has come to at the least, ms since the epoch; NaN if nobody else knows
 * @param epoch differs from the last one when other series are shown: nothing seen before counts
 */
public record PaintRequest(
    RenderKey look,
    boolean live,
    long origin,
    Optional<ValueRange> left,
    Optional<ValueRange> right,
    double present,
    long epoch) {
  /** A job of a plot that stands alone. */
  public PaintRequest(
      RenderKey look,
      boolean live,
      long origin,
      Optional<ValueRange> left,
      Optional<ValueRange> right,
      long epoch) {
    this(look, live, origin, left, right, Double.NaN, epoch);
  }
}
