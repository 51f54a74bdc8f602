package topicscope.plot.paint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.chart.ColumnScale;
import topicscope.chart.SampleNumberTimes;
import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.signal.SampleBuffer;

/**
 * A finished frame, handed from the painter to the JavaFX thread, and the transform between data
 * and the plot. Overlays use the transform, so they stand where the traces stand.
 *
 * <p>Positions are in units of JavaFX from the left edge, heights from the upper edge of the plot.
 *
 * @param job the request
 * @param origin the column at the left edge
 * @param tiles the tiles, by number
 * @param axes the scales of the y axes
 * @param shifts what is added to the sample numbers of each trace, in the order of the traces
 * @param newestTimeMs time of the newest sample drawn, ms since the epoch
 * @param appended how many samples all drawn series had received
 */
public record PaintedFrame(
    PaintRequest job,
    long origin,
    Map<Long, Tile> tiles,
    List<YScale> axes,
    List<Double> shifts,
    OptionalLong newestTimeMs,
    long appended) {
  /**
   * Maps sample numbers to times in a frame by number, by the trace whose numbers are x, or else by
   * the first one that has samples; empty without a sample.
   */
  public Optional<SampleNumberTimes> sampleTimes() {
    List<TraceRendering> traces = key().traces();
    Optional<SampleNumberTimes> first = Optional.empty();
    for (int i = 0; i < traces.size(); i++) {
      SampleBuffer buffer = traces.get(i).buffer();
      double shift = shifts.get(i);
      if (buffer.size() > 0 && (shift == 0 || first.isEmpty())) {
        first = Optional.of(new SampleNumberTimes(buffer, shift));
        if (shift == 0) {
          return first;
        }
      }
    }
    return first;
  }

  public RenderKey key() {
    return job.key();
  }

  public ColumnScale scale() {
    return job.key().scale();
  }

  public PlotSize size() {
    return job.key().size();
  }

  /** The range of an axis; of the first one if there is no such axis. */
  public ValueRange range(int axis) {
    return axis(axis).own();
  }

  /** The scale of an axis; of the first one if there is no such axis. */
  public YScale axis(int number) {
    return axes.get(number < axes.size() ? number : 0);
  }

  /** The position of an x, on a physical pixel. */
  public double position(double x) {
    return (Math.floor((x - scale().base()) / scale().perColumn()) - origin) / size().density();
  }

  /** The x at a position. */
  public double x(double position) {
    return scale().within((double) origin + position * size().density());
  }

  /** The height of a value, on a physical pixel. */
  public double height(double value, int axis) {
    double density = size().density();
    return Math.rint(axis(axis).share(value) * size().height() * density) / density;
  }

  /** The time at a column counted from the left edge, ms since the epoch. */
  public Optional<Double> timeAt(double column) {
    double x = scale().within((double) origin + column);
    return scale().byTime() ? Optional.of(x) : sampleTimes().map(time -> time.at(x));
  }

  /** The middle of the column of a time, counted from the left edge; NaN without a sample. */
  public double columnOf(double timeMs) {
    double x =
        scale().byTime() ? timeMs : sampleTimes().map(time -> time.x(timeMs)).orElse(Double.NaN);
    return (x - scale().base()) / scale().perColumn() - origin + 0.5;
  }

  /** Whether everything drawn at a height stands at the same height in the other frame. */
  public boolean sameHeights(PaintedFrame other) {
    return axes.equals(other.axes) && size().equals(other.size());
  }

  /** Whether everything drawn at an x in the other frame can be moved here by one distance. */
  public boolean sameScale(PaintedFrame other) {
    return scale().equals(other.scale()) && size().equals(other.size());
  }
}
