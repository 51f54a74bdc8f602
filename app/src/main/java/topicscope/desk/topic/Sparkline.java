package topicscope.desk.topic;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import topicscope.desk.widget.Nodes;

/**
 * A small line without axes, for at most some hundred values. Nothing is drawn of fewer than two,
 * or of zeros only if the lower edge is 0.
 *
 * <p>Owned by the JavaFX thread.
 */
final class Sparkline extends Region {
  private static final double MARGIN = 2;

  private final Polyline line = Nodes.styled(new Polyline(), "line");
  private final int places;
  private final boolean fromZero;
  private List<Double> values = List.of();

  /**
   * Without values.
   *
   * @param places how many values fill the width at least; fewer stand at the right
   * @param fromZero whether the lower edge is 0; else it is the smallest value
   */
  Sparkline(int places, boolean fromZero) {
    this.places = places;
    this.fromZero = fromZero;
    getStyleClass().add("sparkline");
    line.setManaged(false);
    getChildren().add(line);
    widthProperty().subscribe(this::draw);
    heightProperty().subscribe(this::draw);
  }

  /** Shows values, the oldest first. No cost if they are the same. */
  void show(List<Double> next) {
    if (!next.equals(values)) {
      values = next;
      draw();
    }
  }

  private void draw() {
    line.getPoints().clear();
    if (values.size() < 2) {
      return;
    }
    double min = fromZero ? 0 : values.stream().mapToDouble(value -> value).min().orElse(0);
    double max = values.stream().mapToDouble(value -> value).max().orElse(0);
    if (fromZero && max <= 0) {
      return;
    }
    double height = getHeight() - 2 * MARGIN;
    int count = Math.max(places, values.size());
    double step = (getWidth() - 2 * MARGIN) / (count - 1);
    int first = count - values.size();
    for (int i = 0; i < values.size(); i++) {
      double share = max > min ? (values.get(i) - min) / (max - min) : fromZero ? 0 : 0.5;
      line.getPoints().addAll(MARGIN + (first + i) * step, MARGIN + height * (1 - share));
    }
  }
}
