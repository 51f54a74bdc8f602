package topicscope.plot.overlay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Vertical lines and bands over the plot, with labels. They move as one group, and are laid out
 * again only when they change or the window leaves the part that was laid out. Empty, the layer
 * costs nothing. For the JavaFX thread.
 */
final class TimeLayer {
  private static final int LABEL_ROWS = 4;
  private static final double BESIDE = 3;

  private final Group group = new Group();
  private final TimePositions places = new TimePositions();
  private List<TimeItem> items = List.of();
  private Optional<PlotTransform> laidOut = Optional.empty();

  TimeLayer(String id) {
    group.setId(id);
    group.setManaged(false);
    group.setAutoSizeChildren(false);
    group.setMouseTransparent(true);
    group.setVisible(false);
  }

  Node node() {
    return group;
  }

  /** Draws these items; returns whether they differ from the present ones. */
  boolean set(List<TimeItem> newItems) {
    boolean other = !newItems.equals(items);
    if (other) {
      items = List.copyOf(newItems);
      laidOut = Optional.empty();
      group.getChildren().clear();
      group.setVisible(!items.isEmpty());
    }
    return other;
  }

  /** Moves everything to its position in that view. */
  void show(PlotTransform sight) {
    if (items.isEmpty() || sight.painting().appended() == 0) {
      return;
    }
    if (laidOut.filter(old -> isStillGood(old, sight)).isEmpty()) {
      layOut(sight);
    }
    long anchor = laidOut.map(PlotTransform::origin).orElse(sight.origin());
    group.setTranslateX((anchor - sight.origin()) / sight.density());
  }

  private static boolean isStillGood(PlotTransform old, PlotTransform now) {
    return now.painting().job().epoch() == old.painting().job().epoch()
        && now.sameScale(old)
        && now.painting().shifts().equals(old.painting().shifts())
        && Math.abs(now.origin() - old.origin()) < now.painting().job().look().columns();
  }

  /** Lays out the items in the window, and one window's width to either side. */
  private void layOut(PlotTransform sight) {
    laidOut = Optional.of(sight);
    group.getChildren().clear();
    List<Label> labels = new ArrayList<>();
    for (TimeItem item : items) {
      double from = place(item.fromMs(), sight);
      double to = item.isPlace() ? from + 1 / sight.density() : place(item.toMs(), sight);
      if (to > -sight.width() && from < 2 * sight.width()) {
        Region shape = new Region();
        shape.getStyleClass().addAll("plot-item", item.style());
        double left = Math.max(from, -sight.width());
        double right = Math.min(to, 2 * sight.width());
        shape.resizeRelocate(left, 0, right - left, sight.height());
        group.getChildren().add(shape);
        labels.add(label(item, Math.max(from, -sight.width()) + BESIDE));
      }
    }
    group.getChildren().addAll(labels);
    group.applyCss();
    putInRows(labels);
  }

  private double place(long timeMs, PlotTransform sight) {
    double x = places.x(timeMs, sight.painting());
    return Double.isNaN(x) ? Double.NEGATIVE_INFINITY : sight.place(x);
  }

  private static Label label(TimeItem item, double x) {
    Label label = new Label(item.label());
    label.getStyleClass().addAll("plot-item-label", item.style() + "-label");
    label.setManaged(false);
    label.setLayoutX(x);
    return label;
  }

  /** A label that would overlap another goes one row down; if all rows are full, it is left out. */
  private static void putInRows(List<Label> labels) {
    double[] ends = new double[LABEL_ROWS];
    Arrays.fill(ends, Double.NEGATIVE_INFINITY);
    labels.sort(Comparator.comparingDouble(Node::getLayoutX));
    for (Label label : labels) {
      double width = label.prefWidth(-1);
      double height = label.prefHeight(-1);
      int row = 0;
      while (row < LABEL_ROWS && ends[row] > label.getLayoutX()) {
        row++;
      }
      label.setVisible(row < LABEL_ROWS);
      if (row < LABEL_ROWS) {
        ends[row] = label.getLayoutX() + width + BESIDE;
        label.resizeRelocate(label.getLayoutX(), BESIDE + row * (height + 1), width, height);
      }
    }
  }
}
