package topicscope.terminal;

import topicscope.chart.UnitOfName;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/** A series as drawn. Owned by one thread. */
final class Trace {
  private static final double DRIFT = 0.05;

  private final Series series;
  private final String unit;
  private final PixelColumns columns = new PixelColumns();
  private boolean on = true;
  private double shift = Double.NaN;
  private int lane;
  private int valueWidth;

  Trace(Series series) {
    this.series = series;
    this.unit = series.unit().isEmpty() ? UnitOfName.of(series.name()) : series.unit();
  }

  Series series() {
    return series;
  }

  SampleBuffer buffer() {
    return series.buffer();
  }

  String unit() {
    return unit;
  }

  boolean isState() {
    return series.states().isPresent();
  }

  /** What is visible of it, reduced to columns. */
  PixelColumns columns() {
    return columns;
  }

  boolean isOn() {
    return on;
  }

  void toggle() {
    on = !on;
  }

  /** The lane that it is drawn in, from 0. */
  int lane() {
    return lane;
  }

  void setLane(int number) {
    lane = number;
  }

  /** Takes the width of its last value in the legend; returns the largest one so far. */
  int valueWidth(int now) {
    valueWidth = Math.max(valueWidth, now);
    return valueWidth;
  }

  /** Aligns its newest sample with that of the longest trace, where x is sample numbers. */
  void align(double leader, double window) {
    double newest = buffer().appended() - 1.0;
    if (buffer().size() == 0) {
      shift = Double.NaN;
    } else if (Double.isNaN(shift) || Math.abs(newest + shift - leader) > window * DRIFT) {
      shift = leader - newest;
    }
  }

  /** x minus the sample number. */
  double shift() {
    return Double.isNaN(shift) ? 0 : shift;
  }

  /** The largest magnitude of the visible values; 0 without any. */
  double magnitude() {
    double largest = Math.max(Math.abs(columns.lowest()), Math.abs(columns.highest()));
    return Double.isFinite(largest) ? largest : 0;
  }
}
