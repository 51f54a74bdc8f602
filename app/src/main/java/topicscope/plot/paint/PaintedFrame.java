package topicscope.plot.paint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.plot.axis.ColumnScale;
import topicscope.plot.axis.ValueRange;

/**
 * A finished picture, handed from the painter to the JavaFX thread.
 *
 * @param job the request
 * @param origin the column at the left edge
 * @param tiles the tiles, by number
 * @param left the range of the left axis
 * @param right the range of the right axis
 * @param shifts what to add to the sample numbers of each trace, in the order of the request's
 *     traces
 * @param newestTimeMs time of the newest sample drawn, ms since the epoch
 * @param appended the number of samples that had arrived in all drawn series together
 */
public record PaintedFrame(
    PaintRequest job,
    long origin,
    Map<Long, Tile> tiles,
    ValueRange left,
    ValueRange right,
    List<Double> shifts,
    OptionalLong newestTimeMs,
    long appended) {
  /** The time at a column counted from the left edge, ms since the epoch. */
  public Optional<Double> timeAt(double column) {
    ColumnScale scale = job.look().scale();
    double x = scale.within((double) origin + column);
    return scale.byTime() ? Optional.of(x) : SampleNumberTimes.of(this).map(time -> time.at(x));
  }

  /** The middle of the column of that time, counted from the left edge; NaN if unknown. */
  public double columnOf(double timeMs) {
    ColumnScale scale = job.look().scale();
    double x =
        scale.byTime()
            ? timeMs
            : SampleNumberTimes.of(this).map(time -> time.x(timeMs)).orElse(Double.NaN);
    return (x - scale.base()) / scale.perColumn() - origin + 0.5;
  }
}
