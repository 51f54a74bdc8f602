package topicscope.plot.overlay;

import java.util.Optional;
import topicscope.plot.view.TraceList;
import topicscope.signal.Sample;

/**
 * Two cursors that stand at samples of the first visible trace and move with them. Switched off,
 * they cost nothing. For the JavaFX thread.
 *
 * <p>Positions are distances from the left edge of the plot, in units of JavaFX.
 */
public final class Cursors {
  private static final double CLOSE = 6;
  private static final double STEP = 2;
  private static final double MARGIN = 8;
  private static final long REREAD_NANOS = 250_000_000;

  private final TraceList traces;
  private final CursorLine[] lines = {new CursorLine("A"), new CursorLine("B")};
  private final double[] at = new double[2];
  private final CursorPanel panel = new CursorPanel();
  private Optional<PlotTransform> sight = Optional.empty();
  private boolean on;
  private boolean byTime;
  private int chosen;
  private long readAt;

  public Cursors(TraceList traces) {
    this.traces = traces;
    hide();
  }

  public void addTo(PlotSurface surface) {
    surface.add(lines[0]);
    surface.add(lines[1]);
    surface.add(panel);
  }

  /** Switches them on, a third from either end of the visible samples, or off. */
  public void toggle() {
    on = !on;
    if (on) {
      sight.ifPresent(this::place);
    } else {
      hide();
    }
  }

  /** Switches them off because other series are shown. */
  public void forget() {
    on = false;
    hide();
  }

  boolean isOn() {
    return on;
  }

  /** Selects the other cursor for the keys. */
  public void swap() {
    choose(1 - chosen);
  }

  /** Grabs the cursor at that position; returns whether there is one. */
  public boolean grab(double place) {
    if (!on || sight.isEmpty()) {
      return false;
    }
    double fromA = Math.abs(sight.get().place(at[0]) - place);
    double fromB = Math.abs(sight.get().place(at[1]) - place);
    boolean close = Math.min(fromA, fromB) <= CLOSE;
    if (close) {
      choose(fromA <= fromB ? 0 : 1);
    }
    return close;
  }

  /** Moves the selected cursor to the sample nearest to that position. */
  public void moveTo(double place) {
    sight
        .filter(now -> on)
        .ifPresent(now -> {
          double within = Math.clamp(place, 0, Math.max(0, now.width() - 1));
          snap(chosen, now.x(within), now);
          showAt(now);
        });
  }

  /** Moves the selected cursor a little, at least to the next sample. */
  public void step(boolean forward) {
    sight
        .filter(now -> on)
        .ifPresent(now -> {
          double before = at[chosen];
          snap(chosen, now.x(now.place(before) + (forward ? STEP : -STEP)), now);
          if (at[chosen] == before) {
            next(forward, now);
          }
          showAt(now);
        });
  }

  /** Moves the cursors to their samples in that view. */
  public void show(PlotTransform now) {
    sight = Optional.of(now);
    if (!on) {
      return;
    }
    if (byTime != now.scale().byTime()) {
      place(now);
    }
    lines[0].stand(now.place(at[0]), now);
    lines[1].stand(now.place(at[1]), now);
    if (System.nanoTime() - readAt > REREAD_NANOS) {
      read(now);
    }
  }

  /** Places them a third from either end of the visible samples. */
  private void place(PlotTransform now) {
    byTime = now.scale().byTime();
    snap(0, now.x(0), now);
    snap(1, now.x(now.width()), now);
    double from = Math.clamp(now.place(at[0]), 0, now.width());
    double to = Math.clamp(now.place(at[1]), 0, now.width());
    snap(0, now.x(from + (to - from) / 3), now);
    snap(1, now.x(from + (to - from) * 2 / 3), now);
    choose(1);
    showAt(now);
  }

  private void showAt(PlotTransform now) {
    readAt = System.nanoTime() - REREAD_NANOS - 1;
    show(now);
  }

  private void choose(int which) {
    chosen = which;
    lines[0].setChosen(which == 0);
    lines[1].setChosen(which == 1);
  }

  private void snap(int which, double x, PlotTransform now) {
    at[which] =
        PointerValues.at(now.painting(), traces, column(x, now)).values().stream()
            .findFirst()
            .map(value -> x(value, now))
            .orElse(x);
  }

  private void next(boolean forward, PlotTransform now) {
    PointerValues.at(now.painting(), traces, column(at[chosen], now)).values().stream()
        .findFirst()
        .ifPresent(value -> {
          long number = value.sample().number() + (forward ? 1 : -1);
          Optional<Sample> sample = value.series().buffer().sample(number);
          sample.ifPresent(found -> at[chosen] = x(value.with(found), now));
        });
  }

  private static double x(PointerValues.Value value, PlotTransform now) {
    return now.scale().byTime()
        ? (double) value.sample().timeMs()
        : (double) value.sample().number() + value.shift();
  }

  private static double column(double x, PlotTransform now) {
    return (x - now.scale().base()) / now.scale().perColumn() - (double) now.origin();
  }

  private void read(PlotTransform now) {
    readAt = System.nanoTime();
    PointerValues a = PointerValues.at(now.painting(), traces, column(at[0], now));
    PointerValues b = PointerValues.at(now.painting(), traces, column(at[1], now));
    panel.setVisible(!a.values().isEmpty() && !b.values().isEmpty());
    if (panel.isVisible()) {
      panel.show(a, b);
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
