package topicscope.plot.overlay;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.TraceList;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;

/**
 * Two cursors, each at a sample of the first visible trace. They move with their samples. They cost
 * nothing while off. For the JavaFX thread.
 *
 * <p>Positions are in units of JavaFX from the left edge of the plot.
 */
public final class Cursors {
  private static final double CLOSE = 6;
  private static final double STEP = 2;
  private static final double MARGIN = 8;

  /** Times as doubles are at most this far from those of their samples. */
  private static final double REACH_MS = 0.0005;

  private static final long REREAD_NANOS = 250_000_000;

  private final TraceList traces;
  private final Supplier<ZoneId> zone;
  private final CursorLine[] lines = {new CursorLine("A"), new CursorLine("B")};
  private final double[] at = new double[2];
  private final CursorPanel panel = new CursorPanel();
  private Optional<PaintedFrame> frame = Optional.empty();
  private boolean on;
  private boolean byTime;
  private int chosen;
  private long readAt;

  /**
   * Cursors that are off.
   *
   * @param zone the time zone of texts
   */
  public Cursors(TraceList traces, Supplier<ZoneId> zone) {
    this.traces = traces;
    this.zone = zone;
    hide();
  }

  public void addTo(PlotSurface surface) {
    surface.add(lines[0]);
    surface.add(lines[1]);
    surface.add(panel);
  }

  /** Switches the cursors on, at one third and two thirds of the visible samples, or off. */
  public void toggle() {
    on = !on;
    if (on) {
      frame.ifPresent(this::place);
    } else {
      hide();
    }
  }

  /** Switches the cursors off because other series are shown. */
  public void forget() {
    on = false;
    hide();
  }

  /** Selects the other cursor for the keys. */
  public void swap() {
    choose(1 - chosen);
  }

  /** Selects the cursor at a position; returns whether there is one. */
  public boolean grab(double position) {
    if (!on || frame.isEmpty()) {
      return false;
    }
    double fromA = Math.abs(frame.get().position(at[0]) - position);
    double fromB = Math.abs(frame.get().position(at[1]) - position);
    boolean close = Math.min(fromA, fromB) <= CLOSE;
    if (close) {
      choose(fromA <= fromB ? 0 : 1);
    }
    return close;
  }

  /** Moves the selected cursor to the sample nearest to a position. */
  public void moveTo(double position) {
    frame
        .filter(now -> on)
        .ifPresent(now -> {
          double within = Math.clamp(position, 0, Math.max(0, now.size().width() - 1));
          snap(chosen, now.x(within), now);
          showAt(now);
        });
  }

  /** Moves the selected cursor by 2 units, and at least to the next sample. */
  public void step(boolean forward) {
    frame
        .filter(now -> on)
        .ifPresent(now -> {
          double before = at[chosen];
          snap(chosen, now.x(now.position(before) + (forward ? STEP : -STEP)), now);
          if (at[chosen] == before) {
            next(forward, now);
          }
          showAt(now);
        });
  }

  /**
   * The part of each painted series between the two cursors, the samples at both included; empty
   * while they are off.
   */
  public List<SeriesRange> between() {
    return frame
        .filter(now -> on && byTime == now.scale().byTime())
        .map(this::between)
        .orElse(List.of());
  }

  private List<SeriesRange> between(PaintedFrame now) {
    double low = Math.min(at[0], at[1]);
    double high = Math.max(at[0], at[1]);
    List<SeriesRange> parts = new ArrayList<>();
    for (int i = 0; i < now.key().traces().size(); i++) {
      int index = traces.indexOf(now.key().traces().get(i).buffer());
      if (index >= 0) {
        double shift = now.shifts().get(i);
        XRange range =
            byTime
                ? new XRange.ByTime(low - REACH_MS, high + REACH_MS)
                : new XRange.ByNumber(low - shift - 0.5, high - shift + 0.5);
        parts.add(new SeriesRange(traces.series().get(index), range));
      }
    }
    return parts;
  }

  /** Shows the cursors at their samples in a frame. */
  public void show(PaintedFrame now) {
    frame = Optional.of(now);
    if (!on) {
      return;
    }
    if (byTime != now.scale().byTime()) {
      place(now);
    }
    lines[0].stand(now.position(at[0]), now);
    lines[1].stand(now.position(at[1]), now);
    if (System.nanoTime() - readAt > REREAD_NANOS) {
      read(now);
    }
  }

  /** Places the cursors at one third and two thirds of the visible samples. */
  private void place(PaintedFrame now) {
    byTime = now.scale().byTime();
    snap(0, now.x(0), now);
    snap(1, now.x(now.size().width()), now);
    double from = Math.clamp(now.position(at[0]), 0, now.size().width());
    double to = Math.clamp(now.position(at[1]), 0, now.size().width());
    snap(0, now.x(from + (to - from) / 3), now);
    snap(1, now.x(from + (to - from) * 2 / 3), now);
    choose(1);
    showAt(now);
  }

  private void showAt(PaintedFrame now) {
    readAt = System.nanoTime() - REREAD_NANOS - 1;
    show(now);
  }

  private void choose(int which) {
    chosen = which;
    lines[0].setChosen(which == 0);
    lines[1].setChosen(which == 1);
  }

  private void snap(int which, double x, PaintedFrame now) {
    at[which] =
        PointerValues.nearest(now, traces, column(x, now)).values().stream()
            .findFirst()
            .map(value -> x(value, now))
            .orElse(x);
  }

  private void next(boolean forward, PaintedFrame now) {
    PointerValues.nearest(now, traces, column(at[chosen], now)).values().stream()
        .findFirst()
        .ifPresent(value -> {
          Sample from = value.sample();
          SampleBuffer buffer = value.series().buffer();
          Optional<Sample> held = buffer.sample(from.number() + (forward ? 1 : -1));
          Optional<Sample> sample =
              from.number() == Sample.RECORDED
                  ? buffer.past().beside(from.time(), forward).or(() -> first(buffer, forward))
                  : held.or(() ->
                      now.scale().byTime()
                          ? buffer.past().beside(from.time(), forward)
                          : Optional.empty());
          sample.ifPresent(found -> at[chosen] = x(value.with(found), now));
        });
  }

  /** After the last recorded sample comes the first one held. */
  private static Optional<Sample> first(SampleBuffer buffer, boolean forward) {
    return forward ? buffer.sample(buffer.firstNumber()) : Optional.empty();
  }

  private static double x(PointerValues.Value value, PaintedFrame now) {
    return now.scale().byTime()
        ? value.sample().time()
        : (double) value.sample().number() + value.shift();
  }

  private static double column(double x, PaintedFrame now) {
    return (x - now.scale().base()) / now.scale().perColumn() - (double) now.origin();
  }

  private void read(PaintedFrame now) {
    readAt = System.nanoTime();
    PointerValues a = PointerValues.nearest(now, traces, column(at[0], now));
    PointerValues b = PointerValues.nearest(now, traces, column(at[1], now));
    panel.setVisible(!a.values().isEmpty() && !b.values().isEmpty());
    if (panel.isVisible()) {
      panel.show(a, b, zone.get());
      panel.applyCss();
      double width = Math.ceil(panel.prefWidth(-1));
      double height = Math.ceil(panel.prefHeight(-1));
      panel.resizeRelocate(MARGIN, MARGIN, width, height);
    }
  }

  private void hide() {
    lines[0].setVisible(false);
    lines[1].setVisible(false);
    panel.setVisible(false);
  }
}
