package topicscope.plot.view;

import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.layout.Region;
import topicscope.plot.axis.YAxis;
import topicscope.plot.paint.PaintedFrame;

/**
 * The left y axis, and a right one while traces use it. The stock layout has one y axis only; the
 * padding makes room for the other. For the JavaFX thread.
 */
public final class YAxes {
  private static final Insets AROUND = new Insets(4, 12, 4, 4);

  private final TraceList traces;
  private final YAxis left;
  private final YAxis right = new YAxis(Side.RIGHT);
  private boolean outdated = true;

  public YAxes(YAxis left, TraceList traces) {
    this.left = left;
    this.traces = traces;
    right.setManaged(false);
    right.setVisible(false);
  }

  public YAxis right() {
    return right;
  }

  /** Call when the axis or unit of a trace may have changed. */
  public void outdate() {
    outdated = true;
  }

  /** Shows the axes that have traces; returns whether the layout has changed. */
  public boolean arrange() {
    boolean was = outdated;
    if (outdated) {
      outdated = false;
      right.setVisible(traces.hasRight());
      left.setLabel(traces.unit(false));
      right.setLabel(traces.unit(true));
      traces.nameLegend();
      makeRoom();
    }
    return was;
  }

  /** Shows the ranges of a frame; returns whether the layout has changed. */
  public boolean show(PaintedFrame painting) {
    boolean wider = left.show(painting.left());
    if (right.isVisible() && right.show(painting.right())) {
      makeRoom();
      wider = true;
    }
    return wider;
  }

  /** Places the right axis and the grid lines, which the stock layout doesn't place. */
  public void place(double plotRight, double top, double plotWidth) {
    left.lineLength(plotWidth);
    right.resizeRelocate(plotRight, top, right.prefWidth(left.getHeight()), left.getHeight());
  }

  public void forgetRoom() {
    left.forgetRoom();
    right.forgetRoom();
  }

  private void makeRoom() {
    double needed = right.isVisible() ? right.prefWidth(left.getHeight()) + AROUND.getLeft() : 0;
    if (right.getParent() instanceof Region content) {
      content.setPadding(
          new Insets(
              AROUND.getTop(),
              Math.max(needed, AROUND.getRight()),
              AROUND.getBottom(),
              AROUND.getLeft()));
    }
  }
}
