package topicscope.plot.overlay;

import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import topicscope.plot.view.TraceList;

/**
 * Level lines across the plot, with labels at the left. A threshold outside the range shows as a
 * label with an arrow at the edge. Moved only when a range or the size of the plot changes. For the
 * JavaFX thread.
 */
final class ThresholdLayer {
  private static final double FROM_LEFT = 4;

  private final Group group = new Group();
  private final TraceList traces;
  private List<Threshold> thresholds = List.of();
  private Optional<PlotTransform> laidOut = Optional.empty();

  ThresholdLayer(TraceList traces) {
    this.traces = traces;
    group.setId("thresholds");
    group.setManaged(false);
    group.setAutoSizeChildren(false);
    group.setMouseTransparent(true);
  }

  Node node() {
    return group;
  }

  void set(List<Threshold> newThresholds) {
    if (!newThresholds.equals(thresholds)) {
      thresholds = List.copyOf(newThresholds);
      group.getChildren().clear();
      laidOut = Optional.empty();
    }
  }

  void show(PlotTransform sight) {
    boolean good =
        laidOut.filter(old -> old.sameHeights(sight) && sameLook(old, sight)).isPresent();
    if (!thresholds.isEmpty() && !good) {
      laidOut = Optional.of(sight);
      group.getChildren().clear();
      thresholds.forEach(threshold -> add(threshold, sight));
    }
  }

  private static boolean sameLook(PlotTransform one, PlotTransform other) {
    return one.painting().job().look().equals(other.painting().job().look());
  }

  private void add(Threshold threshold, PlotTransform sight) {
    int place = threshold.seriesName().map(traces::placeOf).orElse(-1);
    boolean ofSeries = threshold.seriesName().isPresent();
    if (!Double.isFinite(threshold.value()) || (ofSeries && !traces.isVisible(place))) {
      return;
    }
    double y = sight.height(threshold.value(), ofSeries && traces.isAtRight(place));
    boolean above = y < 0;
    boolean below = y >= sight.height();
    if (!above && !below) {
      Region line = new Region();
      line.getStyleClass().add("threshold-line");
      if (ofSeries) {
        traces
            .style(threshold.seriesName().orElseThrow())
            .colour()
            .dress(line, "-fx-background-color", place);
      } else {
        line.getStyleClass().add("threshold-of-plot");
      }
      line.resizeRelocate(0, y, sight.width(), 1);
      group.getChildren().add(line);
    }
    String arrow = above ? "\u2191 " : below ? "\u2193 " : "";
    Label label = new Label(arrow + threshold.label());
    label.getStyleClass().add("threshold-label");
    label.setManaged(false);
    group.getChildren().add(label);
    label.applyCss();
    double height = label.prefHeight(-1);
    double top = Math.clamp(y - height - 1, 0, Math.max(0, sight.height() - height));
    label.resizeRelocate(FROM_LEFT, Math.rint(top), label.prefWidth(-1), height);
  }
}
