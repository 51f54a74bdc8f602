package topicscope.plot.overlay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Polyline;
import topicscope.plot.axis.LayerGroup;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.TraceList;

/**
 * Lines of the past with one moment in common. Where the picture shows such a moment, they are
 * aligned with it and scroll with the samples; else the moment stands at a share of the width. Laid
 * out when ranges, look or size change. An empty layer costs nothing. For the JavaFX thread.
 */
final class GhostLayer {
  private final Group group = new LayerGroup();
  private final TraceList traces;
  private List<GhostTrace> ghosts = List.of();
  private OptionalDouble moment = OptionalDouble.empty();
  private double share;
  private Optional<PaintedFrame> laidOut = Optional.empty();

  GhostLayer(TraceList traces) {
    this.traces = traces;
    group.setId("ghosts");
  }

  Node node() {
    return group;
  }

  /**
   * Sets the lines.
   *
   * @param atMs the moment in the picture, ms since the epoch
   * @param otherwise the share of the width at which it stands without one
   */
  void set(List<GhostTrace> lines, OptionalDouble atMs, double otherwise) {
    if (!lines.equals(ghosts) || !atMs.equals(moment) || otherwise != share) {
      ghosts = List.copyOf(lines);
      moment = atMs;
      share = otherwise;
      laidOut = Optional.empty();
      group.getChildren().clear();
    }
  }

  void show(PaintedFrame frame) {
    if (ghosts.isEmpty()) {
      return;
    }
    if (laidOut.filter(old -> isStillGood(old, frame)).isEmpty()) {
      layOut(frame);
    }
    long anchor = laidOut.map(PaintedFrame::origin).orElse(frame.origin());
    group.setTranslateX(
        moment.isPresent() ? (anchor - frame.origin()) / frame.size().density() : 0);
  }

  private static boolean isStillGood(PaintedFrame old, PaintedFrame now) {
    return now.job().epoch() == old.job().epoch()
        && now.sameScale(old)
        && now.sameHeights(old)
        && now.shifts().equals(old.shifts())
        && now.key().traces().size() == old.key().traces().size();
  }

  private void layOut(PaintedFrame frame) {
    laidOut = Optional.of(frame);
    group.getChildren().clear();
    double density = frame.size().density();
    double width = frame.size().width();
    Optional<Double> from = frame.timeAt(0);
    Optional<Double> to = frame.timeAt(width * density);
    if (from.isEmpty() || to.isEmpty() || to.get() <= from.get()) {
      laidOut = Optional.empty();
      return;
    }
    double perMs = width / (to.get() - from.get());
    double origin =
        moment.isPresent() ? (moment.getAsDouble() - from.get()) * perMs : share * width;
    for (GhostTrace ghost : ghosts) {
      int index = traces.indexOf(ghost.seriesName());
      if (index >= 0 && traces.isVisible(index)) {
        add(ghost, index, origin, perMs, frame);
      }
    }
    group.applyCss();
  }

  private void add(GhostTrace ghost, int index, double origin, double perMs, PaintedFrame frame) {
    int axis = traces.axes().axis(traces.series().get(index));
    Double[] points = new Double[2 * ghost.values().length];
    for (int i = 0; i < ghost.values().length; i++) {
      points[2 * i] = origin + ghost.sinceMs()[i] * perMs;
      points[2 * i + 1] = frame.height(ghost.values()[i], axis);
    }
    Polyline line = new Polyline();
    line.getPoints().setAll(points);
    line.getStyleClass().add(ghost.reference() ? "reference-trace" : "ghost-trace");
    line.setOpacity(ghost.opacity());
    traces
        .style(ghost.seriesName())
        .colour()
        .dress(line, "-fx-stroke", traces.place(traces.series().get(index)));
    group.getChildren().add(line);
  }
}
