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
import topicscope.plot.axis.LayerGroup;
import topicscope.plot.paint.PaintedFrame;

/**
 * Vertical lines and bands with labels. They scroll as one group. They are laid out when they
 * change, or when the window has moved by its own width. An empty layer costs nothing. For the
 * JavaFX thread.
 */
final class TimeLayer {
  private static final int LABEL_ROWS = 4;
  private static final double BESIDE = 3;

  private final Group group = new LayerGroup();
  private final TimePositions places = new TimePositions();
  private List<TimeItem> items = List.of();
  private List<Placed> placed = List.of();
  private Optional<PaintedFrame> laidOut = Optional.empty();

  TimeLayer(String id) {
    group.setId(id);
    group.setVisible(false);
  }

  Node node() {
    return group;
  }

  /** Sets the items; returns whether they have changed. */
  boolean set(List<TimeItem> newItems) {
    boolean other = !newItems.equals(items);
    if (other) {
      items = List.copyOf(newItems);
      laidOut = Optional.empty();
      placed = List.of();
      group.getChildren().clear();
      group.setVisible(!items.isEmpty());
    }
    return other;
  }

  /** Moves all items to their positions in a frame. */
  void show(PaintedFrame frame) {
    if (items.isEmpty() || frame.appended() == 0) {
      return;
    }
    if (laidOut.filter(old -> isStillGood(old, frame)).isEmpty()) {
      layOut(frame);
    }
    long anchor = laidOut.map(PaintedFrame::origin).orElse(frame.origin());
    group.setTranslateX((anchor - frame.origin()) / frame.size().density());
    placed.forEach(one -> one.keepWhole(group.getTranslateX(), frame.size().width()));
  }

  /**
   * A label in its row.
   *
   * @param free the empty width at its left
   */
  private record Placed(Label label, double free) {
    /**
     * Moves a label that begins in the plot to the left, so that it isn't cut at the right edge.
     */
    void keepWhole(double scrolled, double plotWidth) {
      double from = label.getLayoutX() + scrolled;
      double beyond = from < plotWidth ? from + label.getWidth() - plotWidth : 0;
      double shift = Math.min(free, Math.max(0, beyond));
      if (label.getTranslateX() != -shift) {
        label.setTranslateX(-shift);
      }
    }
  }

  private static boolean isStillGood(PaintedFrame old, PaintedFrame now) {
    return now.job().epoch() == old.job().epoch()
        && now.sameScale(old)
        && now.shifts().equals(old.shifts())
        && Math.abs(now.origin() - old.origin()) < now.key().columns();
  }

  /** Lays out the items in the window and up to its width to either side. */
  private void layOut(PaintedFrame frame) {
    laidOut = Optional.of(frame);
    group.getChildren().clear();
    List<Label> labels = new ArrayList<>();
    for (TimeItem item : items) {
      double from = position(item.fromMs(), frame);
      double to = item.isPlace() ? from + 1 / frame.size().density() : position(item.toMs(), frame);
      if (to > -frame.size().width() && from < 2 * frame.size().width()) {
        Region shape = new Region();
        shape.getStyleClass().addAll("plot-item", item.style());
        double left = Math.max(from, -frame.size().width());
        double right = Math.min(to, 2 * frame.size().width());
        shape.resizeRelocate(left, 0, right - left, frame.size().height());
        group.getChildren().add(shape);
        labels.add(label(item, Math.max(from, -frame.size().width()) + BESIDE));
      }
    }
    group.getChildren().addAll(labels);
    group.applyCss();
    placed = inRows(labels, frame.size().width());
  }

  private double position(long timeMs, PaintedFrame frame) {
    double x = places.x(timeMs, frame);
    return Double.isNaN(x) ? Double.NEGATIVE_INFINITY : frame.position(x);
  }

  private static Label label(TimeItem item, double x) {
    Label label = new Label(item.label());
    label.getStyleClass().addAll("plot-item-label", item.style() + "-label");
    label.setManaged(false);
    label.setLayoutX(x);
    return label;
  }

  /** Puts a label that overlaps another one a row down; hides it if all rows are full. */
  private static List<Placed> inRows(List<Label> labels, double plotWidth) {
    List<Placed> placed = new ArrayList<>();
    double[] ends = new double[LABEL_ROWS];
    Arrays.fill(ends, Double.NEGATIVE_INFINITY);
    labels.sort(Comparator.comparingDouble(Node::getLayoutX));
    for (Label label : labels) {
      double width = label.prefWidth(-1);
      double height = label.prefHeight(-1);
      int row = 0;
      // At the right edge it stands farther left, so that it is whole.
      double beyond = label.getLayoutX() + width - plotWidth;
      double leftmost = label.getLayoutX() - Math.clamp(beyond, 0, width);
      while (row < LABEL_ROWS && ends[row] > leftmost) {
        row++;
      }
      label.setVisible(row < LABEL_ROWS);
      if (row < LABEL_ROWS) {
        placed.add(new Placed(label, label.getLayoutX() - ends[row]));
        ends[row] = label.getLayoutX() + width + BESIDE;
        label.resizeRelocate(label.getLayoutX(), BESIDE + row * (height + 1), width, height);
      }
    }
    return placed;
  }
}
