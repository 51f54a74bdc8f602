package topicscope.plot.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.plot.axis.ColumnScale;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.view.TraceList;
import topicscope.signal.SeriesRange;

/**
 * A finished picture: what the painter hands to the JavaFX thread.
 *
 * @param job what was asked for
 * @param origin the column at the left edge
 * @param tiles the strips, by number
 * @param left the range of the left axis
 * @param right the range of the right axis
 * @param shifts what is added to the sample numbers of each trace, in the order of the look's
 *     traces
 * @param newestTimeMs time of the newest sample drawn, ms since the epoch
 * @param appended how many samples had arrived in all drawn series together
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

  /** The middle of the column of that time, counted from the left edge; NaN if nothing tells. */
  public double columnOf(double timeMs) {
    ColumnScale scale = job.look().scale();
    double x =
        scale.byTime()
            ? timeMs
            : SampleNumberTimes.of(this).map(time -> time.x(timeMs)).orElse(Double.NaN);
    return (x - scale.base()) / scale.perColumn() - origin + 0.5;
  }

  /** What it shows of those traces' series. */
  public List<SeriesRange> inSight(TraceList traces) {
    RenderKey look = job.look();
    List<SeriesRange> parts = new ArrayList<>();
    for (int i = 0; i < look.traces().size(); i++) {
      int place = traces.placeOf(look.traces().get(i).buffer());
      if (place >= 0) {
        parts.add(
            new SeriesRange(
                traces.series().get(place),
                look.scale().view(origin, look.columns(), shifts.get(i))));
      }
    }
    return parts;
  }
}
