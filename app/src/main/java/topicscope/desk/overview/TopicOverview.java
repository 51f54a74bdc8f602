package topicscope.desk.overview;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import topicscope.chart.ValueRange;
import topicscope.desk.model.Plot;
import topicscope.desk.plot.PlotArea;
import topicscope.desk.plot.PlotPane;
import topicscope.plot.RollingLineChart;
import topicscope.reading.Reading;

/**
 * The plots, and below them the strip of the focused one: what its topic retains, what is loaded,
 * and the window. It is hidden if the user doesn't want it, without a topic and where the plots
 * need the room. While it is hidden, the cluster is asked nothing for it.
 *
 * <p>Owned by the JavaFX thread; refreshed a few times a second, and while the plots are scrolled
 * or dragged.
 */
public final class TopicOverview extends Region {
  private static final double TOP = 2;
  private static final double SIDE = 8;
  private static final double BOTTOM = 6;

  /** The plots are higher than this, and so much for each row, where the strip has room. */
  private static final double AROUND = 76;

  private static final double LOWEST_ROW = 190;
  private static final double NARROWEST = 280;

  private final PlotArea plots;
  private final RetentionWatch retention = new RetentionWatch(this::refreshSoon);
  private final OverviewStrip strip;
  private boolean on = true;
  private boolean wanted;
  private boolean due;

  /** A strip that isn't seen. */
  public TopicOverview(PlotArea plots) {
    this.plots = plots;
    this.strip = new OverviewStrip(new PlotWindowMover(plots::focused), this::refresh);
    getStyleClass().add("plots-with-overview");
    strip.setManaged(false);
    strip.setVisible(false);
    plots.addEventFilter(ScrollEvent.SCROLL, event -> refreshSoon());
    plots.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> refreshSoon());
  }

  /** Stands below that: the plots, and what lies over them. */
  public TopicOverview below(Node above) {
    getChildren().setAll(above, strip);
    return this;
  }

  /** Whether the user wants the strip. */
  public boolean isOn() {
    return on;
  }

  /** Shows the strip where there is room, or hides it. */
  public void setOn(boolean show) {
    on = show;
    if (!on && strip.isFocused()) {
      getScene().getRoot().requestFocus();
    }
    refresh();
  }

  /** Whether the strip is wanted, and the plots leave no room for it. */
  public boolean lacksRoom() {
    return wanted && !hasRoom();
  }

  /** Shows the present state of the focused plot. */
  public void refresh() {
    PlotPane pane = plots.focused();
    Optional<String> topic = pane.plot().topic();
    if (wanted != (on && topic.isPresent())) {
      wanted = on && topic.isPresent();
      requestLayout();
    }
    if (!wanted || !hasRoom()) {
      retention.close();
    }
    if (topic.isPresent()) {
      OverviewState state = state(topic.get(), pane);
      if (wanted) {
        strip.show(state);
      }
      comeBack(pane, state);
    }
  }

  /** Where the topic has no samples, or more than can be held, the window comes back to them. */
  private static void comeBack(PlotPane pane, OverviewState state) {
    Plot plot = pane.plot();
    Optional<Reading> loaded =
        plot.readingProperty()
            .get()
            .filter(now -> now.reader().isLoaded())
            .filter(now -> now.reader().start().equals(plot.windowProperty().get().from()));
    if (loaded.isEmpty() || state.live() || state.loaded().isEmpty() || state.window().isEmpty()) {
      return;
    }
    // The chart takes the samples of another reading with its next frame.
    OptionalLong earliest =
        loaded.get().series().all().stream()
            .map(series -> series.buffer().knownFrom())
            .flatMapToLong(OptionalLong::stream)
            .min();
    ValueRange held =
        state.recorded().map(state.loaded().get()::union).orElse(state.loaded().get());
    ValueRange window = state.window().get();
    boolean before = earliest.isPresent() && window.high() < earliest.getAsLong();
    if ((before && window.high() < held.low()) || window.low() > held.high()) {
      pane.chart().holdTime(OverviewScale.moved(window, 0, held));
    }
  }

  private OverviewState state(String topic, PlotPane pane) {
    RollingLineChart chart = pane.chart();
    Optional<ValueRange> loaded = chart.loadedTime();
    Optional<Double> recordedFrom =
        chart
            .heldTime()
            .map(ValueRange::low)
            .filter(from -> loaded.filter(held -> from < held.low()).isPresent());
    return new OverviewState(
        topic,
        RetentionWatch.hasOwnTimes(pane.plot()),
        wanted && hasRoom() ? retention.follow(pane.plot(), strip.zoomOf(topic)) : Optional.empty(),
        loaded,
        recordedFrom,
        loaded.flatMap(held -> chart.timeInSight()),
        chart.liveProperty().get(),
        pane.plot().start().group().isEmpty(),
        chart.zoneProperty().get());
  }

  private void refreshSoon() {
    if (!due) {
      due = true;
      Platform.runLater(() -> {
        due = false;
        refresh();
      });
    }
  }

  private boolean hasRoom() {
    double least = AROUND + LOWEST_ROW * Math.max(1, plots.rows().size());
    return getHeight() >= least && getWidth() >= NARROWEST;
  }

  @Override
  protected void layoutChildren() {
    boolean room = wanted && hasRoom();
    double taken = room ? TOP + OverviewStrip.HEIGHT + BOTTOM : 0;
    for (Node above : getManagedChildren()) {
      above.resizeRelocate(0, 0, getWidth(), getHeight() - taken);
    }
    strip.setVisible(room);
    strip.resizeRelocate(
        SIDE,
        getHeight() - BOTTOM - OverviewStrip.HEIGHT,
        getWidth() - 2 * SIDE,
        OverviewStrip.HEIGHT);
  }

  /** Whether the cluster is asked for it. */
  boolean isAsking() {
    return retention.isAsking();
  }

  /** Asks the cluster no more. */
  public void close() {
    retention.close();
  }
}
