package topicscope.desk.plot;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.series.SeriesEditors;
import topicscope.plot.TimeLink;
import topicscope.plot.overlay.PickedSample;

/**
 * The plots of the desk, one pane each, stacked or tiled. A press in a pane focuses its plot.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class PlotArea extends SplitPane {
  private final Desk desk;
  private final BiConsumer<Plot, PickedSample> picked;
  private final SeriesEditors writing;
  private final List<PlotPane> panes = new ArrayList<>();
  private final ObservableList<Plot> plots;
  private final TimeLink link = new TimeLink();
  private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(ZoneId.systemDefault());
  private boolean moving;
  private String awaited = "";

  /**
   * The panes of the desk's plots.
   *
   * @param picked gets each clicked sample and its plot
   * @param writing the editors for series
   */
  public PlotArea(Desk desk, BiConsumer<Plot, PickedSample> picked, SeriesEditors writing) {
    this.desk = desk;
    this.writing = writing;
    this.picked = picked;
    this.plots = desk.plots();
    getStyleClass().add("plot-area");
    setOrientation(Orientation.VERTICAL);
    // In a small window plots are small; nothing of them lies outside.
    setMinSize(0, 0);
    plots.subscribe(this::arrange);
    desk.layoutProperty().subscribe(this::arrange);
    desk.focusedProperty().subscribe(this::mark);
    desk.linkedProperty().subscribe(this::link);
    arrange();
  }

  /** The panes in the order of their plots. */
  public List<PlotPane> panes() {
    return panes;
  }

  /** The pane of the focused plot. */
  public PlotPane focused() {
    return pane(desk.focusedProperty().get());
  }

  /** The rows of plots, from top to bottom. */
  public List<SplitPane> rows() {
    return getItems().stream().map(SplitPane.class::cast).toList();
  }

  /** Sets what plots without a cluster wait for, in a sentence; empty for nothing. */
  public void await(String what) {
    awaited = what;
    panes.forEach(pane -> pane.await(what));
  }

  /**
   * Shows the legends of the charts, or only those that nothing replaces: the table of series names
   * the lines of a single plot. Of several plots all have one, so that none changes its size when
   * another is focused.
   */
  public void showLegends(boolean all) {
    panes.forEach(pane ->
        pane.chart().setLegendElsewhere(!all && panes.size() == 1 && pane.series().isLegend()));
  }

  /** Starts drawing. */
  public void start() {
    moving = true;
    panes.forEach(PlotPane::start);
  }

  /** Stops drawing for good. */
  public void stop() {
    moving = false;
    panes.forEach(PlotPane::stop);
  }

  private PlotPane pane(Plot plot) {
    for (PlotPane pane : panes) {
      if (pane.plot() == plot) {
        return pane;
      }
    }
    PlotPane added = new PlotPane(desk, plot, picked, writing);
    added.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> desk.focus(plot));
    // A click below the x axis of one plot changes all.
    added.chart().zoneProperty().bindBidirectional(zone);
    panes.add(added);
    added.await(awaited);
    if (moving) {
      added.start();
    }
    return added;
  }

  private void arrange() {
    panes.stream().filter(pane -> !plots.contains(pane.plot())).forEach(PlotPane::stop);
    panes.forEach(pane -> link.leave(pane.chart()));
    panes.removeIf(pane -> !plots.contains(pane.plot()));
    List<PlotPane> wanted = plots.stream().map(this::pane).toList();
    int columns = desk.layoutProperty().get().columns(wanted.size());
    List<Node> rows = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += columns) {
      SplitPane row = new SplitPane();
      fill(row, wanted.subList(from, Math.min(wanted.size(), from + columns)));
      rows.add(row);
    }
    fill(this, rows);
    mark();
    link();
  }

  private void link() {
    for (PlotPane pane : panes) {
      if (desk.linkedProperty().get() && panes.size() > 1) {
        link.join(pane.chart());
      } else {
        link.leave(pane.chart());
      }
    }
  }

  /** Marks the focused plot. */
  private void mark() {
    for (int i = 0; i < plots.size(); i++) {
      boolean focused = plots.get(i) == desk.focusedProperty().get();
      pane(plots.get(i)).stand(plots.size() == 1 ? 0 : i + 1, focused);
    }
  }

  private static void fill(SplitPane split, List<? extends Node> nodes) {
    split.getItems().setAll(nodes);
    for (int i = 1; i < nodes.size(); i++) {
      split.setDividerPosition(i - 1, (double) i / nodes.size());
    }
  }
}
