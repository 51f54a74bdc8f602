package topicscope.plot.overlay;

import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import topicscope.plot.axis.LayerGroup;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.TraceList;

/**
 * The lines of thresholds, with labels at the left. For a value outside of the range, a label with
 * an arrow is shown at that edge. Laid out only when ranges, look or size change. For the JavaFX
 * thread.
 */
final class ThresholdLayer {
  private static final double FROM_LEFT = 4;

  private final Group group = new LayerGroup();
  private final TraceList traces;
  private List<Threshold> thresholds = List.of();
  private Optional<PaintedFrame> laidOut = Optional.empty();

  ThresholdLayer(TraceList traces) {
    this.traces = traces;
    group.setId("thresholds");
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

  void show(PaintedFrame frame) {
    boolean good = laidOut.filter(old -> old.sameHeights(frame) && sameKey(old, frame)).isPresent();
    if (!thresholds.isEmpty() && !good) {
      laidOut = Optional.of(frame);
      group.getChildren().clear();
      thresholds.forEach(threshold -> add(threshold, frame));
    }
  }

  private static boolean sameKey(PaintedFrame one, PaintedFrame other) {
    return one.job().key().equals(other.job().key());
  }

  private void add(Threshold threshold, PaintedFrame frame) {
    int index = threshold.seriesName().map(traces::indexOf).orElse(-1);
    boolean ofSeries = threshold.seriesName().isPresent();
    if (!Double.isFinite(threshold.value()) || (ofSeries && !traces.isVisible(index))) {
      return;
    }
    double y =
        frame.height(
            threshold.value(), ofSeries ? traces.axes().axis(traces.series().get(index)) : 0);
    boolean above = y < 0;
    boolean below = y >= frame.size().height();
    if (!above && !below) {
      Region line = new Region();
      line.getStyleClass().add("threshold-line");
      if (ofSeries) {
        traces
            .style(threshold.seriesName().orElseThrow())
            .colour()
            .dress(line, "-fx-background-color", traces.place(traces.series().get(index)));
      } else {
        line.getStyleClass().add("threshold-of-plot");
      }
      line.resizeRelocate(0, y, frame.size().width(), 1);
      group.getChildren().add(line);
    }
    String arrow = above ? "\u2191 " : below ? "\u2193 " : "";
    Label label = new Label(arrow + threshold.label());
    label.getStyleClass().add("threshold-label");
    label.setManaged(false);
    group.getChildren().add(label);
    label.applyCss();
    double height = label.prefHeight(-1);
    double top = Math.clamp(y - height - 1, 0, Math.max(0, frame.size().height() - height));
    label.resizeRelocate(FROM_LEFT, Math.rint(top), label.prefWidth(-1), height);
  }
}
