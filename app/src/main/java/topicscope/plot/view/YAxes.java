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
  private double rightAtLeast;

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
      left.showStates(traces.states(false));
      right.showStates(traces.states(true));
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

  /** The width that the left axis needs. */
  public double leftWidth() {
    return left.ownWidth();
  }

  /** The width needed beside the plot at the right. */
  public double rightWidth() {
    double axis = right.isVisible() ? right.ownWidth() + AROUND.getLeft() : 0;
    return Math.max(axis, AROUND.getRight());
  }

  /**
   * Takes at least these widths at the sides of the plot, as another chart does; returns whether
   * the layout has changed.
   */
  public boolean widen(double leftWidth, double rightWidth) {
    boolean changed = left.widen(leftWidth);
    if (rightWidth != rightAtLeast) {
      rightAtLeast = rightWidth;
      makeRoom();
      changed = true;
    }
    return changed;
  }

  public void forgetRoom() {
    left.forgetRoom();
    right.forgetRoom();
  }

  private void makeRoom() {
    if (right.getParent() instanceof Region content) {
      content.setPadding(
          new Insets(
              AROUND.getTop(),
              Math.max(rightWidth(), rightAtLeast),
              AROUND.getBottom(),
              AROUND.getLeft()));
    }
  }
}
