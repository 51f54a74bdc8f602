package topicscope.plot.overlay;

import java.util.List;
import java.util.Optional;
import topicscope.chart.ColumnScale;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;

/**
 * A place along x in a frame, and the sample of any series there. Samples are looked up when asked
 * for, so that it costs nothing to point. For the JavaFX thread.
 */
public final class PointedSamples {
  /** A sample that is drawn so many columns away is at the place, whatever lies between. */
  private static final double NEAR = 4;

  private final PaintedFrame frame;
  private final double column;
  private final double timeMs;
  private final boolean linked;

  private PointedSamples(PaintedFrame frame, double column, double timeMs, boolean linked) {
    this.linked = linked;
    this.frame = frame;
    this.column = column;
    this.timeMs = timeMs;
  }

  /** What is at a column, counted from the left edge. */
  static PointedSamples atColumn(PaintedFrame frame, double column) {
    return new PointedSamples(frame, column, frame.timeAt(column).orElse(Double.NaN), false);
  }

  /** What is at a time, in sight or not; by number, at the sample nearest to it. */
  static PointedSamples atTime(PaintedFrame frame, double timeMs) {
    return new PointedSamples(frame, frame.columnOf(timeMs), timeMs, true);
  }

  /** The time, ms since the epoch; NaN by number without a sample. */
  public double timeMs() {
    return timeMs;
  }

  /** Whether it is the time at the pointer in a linked chart. */
  boolean isLinked() {
    return linked;
  }

  PaintedFrame frame() {
    return frame;
  }

  /** Where it is, in units of JavaFX from the left edge; NaN by number without a sample. */
  double position() {
    return column / frame.size().density();
  }

  /**
   * The sample of a series there: the nearest one, unless its line has a gap there, or begins later
   * or has ended. A series that isn't drawn is read by time.
   */
  public Optional<Sample> of(SampleBuffer buffer) {
    List<TraceRendering> traces = frame.key().traces();
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).buffer() == buffer) {
        return ofTrace(i);
      }
    }
    return nearestTime(buffer).filter(sample -> isThere(sample, buffer));
  }

  /** The same of the trace of an index. */
  Optional<Sample> ofTrace(int trace) {
    SampleBuffer buffer = frame.key().traces().get(trace).buffer();
    if (frame.scale().byTime()) {
      return nearestTime(buffer).filter(sample -> isThere(sample, buffer));
    }
    double number = number(trace);
    double near = Math.max(0.5, NEAR * frame.scale().perColumn());
    return buffer
        .nearestNumber(number)
        .filter(sample -> Math.abs((double) sample.number() - number) <= near)
        .filter(sample -> !linked || isThere(sample, buffer));
  }

  /** The sample of the trace of an index that is nearest, however far. */
  Optional<Sample> nearestOfTrace(int trace) {
    SampleBuffer buffer = frame.key().traces().get(trace).buffer();
    return frame.scale().byTime() ? nearestTime(buffer) : buffer.nearestNumber(number(trace));
  }

  private double number(int trace) {
    ColumnScale scale = frame.scale();
    return scale.within((double) frame.origin() + column) - frame.shifts().get(trace);
  }

  /** Of those held and those recorded. */
  private Optional<Sample> nearestTime(SampleBuffer buffer) {
    Optional<Sample> held = buffer.nearestTime(timeMs);
    return buffer.past().isEmpty()
        ? held
        : buffer
            .past()
            .nearest(timeMs)
            .filter(one ->
                held.isEmpty()
                    || Math.abs(one.time() - timeMs) < Math.abs(held.get().time() - timeMs))
            .or(() -> held);
  }

  /** Whether a line is drawn at the time, beside that sample. */
  private boolean isThere(Sample sample, SampleBuffer buffer) {
    double away = timeMs - sample.time();
    double column = frame.scale().byTime() ? frame.scale().perColumn() : 0;
    if (Math.abs(away) <= Math.max(1, NEAR * column)) {
      return true;
    }
    if (sample.number() == Sample.RECORDED || timeMs < sample.time()) {
      // Where the last one recorded and the first one held are neighbours, the line joins them.
      boolean past = buffer.past().isLine(timeMs);
      if (past || sample.number() == Sample.RECORDED) {
        return past;
      }
    }
    double unbroken = (double) buffer.longestSpacing(sample.number());
    double ahead = Math.signum(away);
    return buffer
        .sample(sample.number() + (long) ahead)
        .map(next -> (next.time() - sample.time()) * ahead)
        .filter(spacing -> spacing >= Math.abs(away))
        .map(spacing -> spacing <= unbroken)
        // A line at rest goes on for as long as a pause that is none.
        .orElse(unbroken < (double) Long.MAX_VALUE && Math.abs(away) <= unbroken);
  }
}
