package topicscope.desk.xy;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import topicscope.desk.figures.FiguresRequest;
import topicscope.desk.model.Plot;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;
import topicscope.plot.xy.XyRequest;
import topicscope.plot.xy.XySide;
import topicscope.plot.xy.XyView;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.workspace.XyState;

/**
 * One series of a plot against another, in place of its chart: the samples that the chart has in
 * sight, or those between its cursors while they are on.
 *
 * <p>Owned by the JavaFX thread. It paints on another thread, and only while it is shown.
 */
public final class XyPlot {
  private final Plot plot;
  private final RollingLineChart chart;
  private final XyChoices choices;
  private final XyView view;
  private final XyHead head;
  private final XyUpdater updater;
  private final FrameLoop frames = new FrameLoop(this::frame);
  private Optional<Sides> sides = Optional.empty();
  private boolean started;

  /** Both series, and the tolerance. */
  private record Sides(XySide y, XySide x, long toleranceMs) {}

  /**
   * A view that isn't started.
   *
   * @param chart the chart of the plot, which goes on beneath
   */
  public XyPlot(Plot plot, RollingLineChart chart) {
    this.plot = plot;
    this.chart = chart;
    choices = new XyChoices(plot);
    view = new XyView(() -> chart.zoneProperty().get());
    head = new XyHead(choices);
    updater = new XyUpdater(view::show);
    view.setVisible(false);
    head.setVisible(false);
    plot.lookProperty().subscribe(look -> follow());
  }

  /** The picture, for where the chart is. */
  public Node view() {
    return view;
  }

  /** The row in which series and tolerance are chosen, for above the chart. */
  public Node head() {
    return head;
  }

  /** What can be chosen. */
  public XyChoices choices() {
    return choices;
  }

  /** Whether it is shown in place of the chart. */
  public boolean isOn() {
    return choices.now().isPresent();
  }

  /** Starts drawing. */
  public void start() {
    started = true;
    follow();
  }

  /** Stops drawing for good. */
  public void stop() {
    started = false;
    follow();
  }

  private void follow() {
    head.setVisible(isOn());
    if (started && isOn()) {
      frames.start();
    } else {
      frames.stop();
      updater.stop();
    }
    refresh();
  }

  /** Follows series that come and go, and their looks. Called a few times a second. */
  public void refresh() {
    sides = choices.now().flatMap(this::sides);
    choices.now().ifPresent(head::show);
    if (isOn()) {
      sides.ifPresent(now -> dress(now.y().series()));
      view.refresh();
    }
  }

  private Optional<Sides> sides(XyState now) {
    Optional<Series> y = choices.find(now.y());
    Optional<Series> x = choices.find(now.x());
    return y.isEmpty() || x.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sides(side(y.get()), side(x.get()), now.toleranceMs()));
  }

  private XySide side(Series series) {
    return new XySide(series, choices.label(series), chart.unitOf(series));
  }

  private void dress(Series series) {
    view.dress(choices.style(series).colour(), chart.colourPlace(series));
  }

  private void frame() {
    if (!view.isVisible()) {
      return;
    }
    if (sides.isEmpty()) {
      choices
          .now()
          .ifPresent(now ->
              view.say("Waiting for " + now.y() + " and " + now.x() + ", which are to be drawn"));
      return;
    }
    request().ifPresent(updater::want);
  }

  private Optional<XyRequest> request() {
    return sides.flatMap(now -> view.room().map(size -> request(now, size)));
  }

  private XyRequest request(Sides now, XyRequest.Size size) {
    List<SeriesRange> between = chart.betweenCursors();
    List<SeriesRange> drawn = between.isEmpty() ? chart.inSight() : between;
    return XyRequest.of(
        now.y(),
        now.x(),
        FiguresRequest.range(now.y().series(), drawn),
        !between.isEmpty(),
        now.toleranceMs(),
        size,
        view.ink());
  }

  /** Paints what is in sight at once: for pictures of the window. */
  public void drawNow() {
    refresh();
    request().ifPresent(updater::paintNow);
    view.layout();
  }
}
