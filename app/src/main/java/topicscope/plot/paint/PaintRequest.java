package topicscope.plot.paint;

import java.util.Optional;
import topicscope.plot.axis.ValueRange;

/**
 * A request to the painter: immutable, created on the JavaFX thread.
 *
 * @param look how the traces look
 * @param live whether the window ends at the newest sample
 * @param origin the column at the left edge if not live
 * @param left the range of the left axis; empty to follow the traces
 * @param right the range of the right axis; empty to follow the traces
 * @param present the least present, ms since the epoch, from linked plots; NaN without one
 * @param epoch changes when other series are shown: nothing painted before is valid
 */
public record PaintRequest(
    RenderKey look,
    boolean live,
    long origin,
    Optional<ValueRange> left,
    Optional<ValueRange> right,
    double present,
    long epoch) {
  /** A request of a plot that stands alone. */
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
