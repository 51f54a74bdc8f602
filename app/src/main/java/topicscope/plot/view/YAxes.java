package topicscope.plot.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.plot.axis.LayerGroup;
import topicscope.plot.axis.YAxis;
import topicscope.plot.axis.YLayout;
import topicscope.plot.paint.PaintedFrame;

/**
 * The y axes: the left one, and a right one while traces use it; or one for each lane, in the place
 * of the left one. The stock layout has one y axis only; the padding makes room for the right one.
 * For the JavaFX thread.
 */
public final class YAxes {
  private static final Insets AROUND = new Insets(4, 12, 4, 4);
  private static final ValueRange PERCENT = new ValueRange(0, 100);
  private static final double NAME_LEFT = 2;
  private static final double NAME_ABOVE = 16;

  private final TraceList traces;
  private final YAxis left;
  private final YAxis right = new YAxis(Side.RIGHT);
  private final List<YAxis> lanes = new ArrayList<>();
  private final List<Label> names = new ArrayList<>();
  private final Group laneLines = new LayerGroup();
  private final Group laneNames = new LayerGroup();
  private final BiConsumer<YAxis, Integer> added;
  private YLayout layout = YLayout.OVERLAY;
  private boolean outdated = true;
  private double rightAtLeast;
  private double reservedRight;

  /**
   * A left axis only.
   *
   * @param added receives each further axis with its number, so that it becomes a part of the chart
   */
  public YAxes(YAxis left, TraceList traces, BiConsumer<YAxis, Integer> added) {
    this.left = left;
    this.traces = traces;
    this.added = added;
    right.setManaged(false);
    right.setVisible(false);
    laneNames.setId("lane-names");
  }

  public YAxis right() {
    return right;
  }

  /** The grid lines of lanes, to be placed like those of the left axis. */
  public Node laneLines() {
    return laneLines;
  }

  /** The names of the traces in each lane, over the traces. */
  public Node laneNames() {
    return laneNames;
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
      layout = traces.axes().layout();
      boolean isLanes = layout.isLanes();
      right.setVisible(traces.axes().hasRight());
      left.showNothing(isLanes);
      boolean percent = layout.kind() == YLayout.Kind.NORMALISED;
      left.showUnit(isLanes ? "" : percent ? "%" : traces.axes().unit(0));
      right.showUnit(right.isVisible() ? traces.axes().unit(1) : "");
      left.showStates(isLanes || percent ? List.of() : traces.axes().states(0));
      right.showStates(right.isVisible() ? traces.axes().states(1) : List.of());
      arrangeLanes(isLanes ? layout.axes() : 0);
      traces.nameLegend();
      makeRoom();
    }
    return was;
  }

  private void arrangeLanes(int count) {
    while (lanes.size() < count) {
      YAxis lane = new YAxis(Side.LEFT);
      lane.setManaged(false);
      lanes.add(lane);
      laneLines.getChildren().add(lane.lines());
      Label name = new Label();
      name.getStyleClass().add("lane-name");
      name.setManaged(false);
      names.add(name);
      laneNames.getChildren().add(name);
      added.accept(lane, lanes.size() - 1);
    }
    for (int i = 0; i < lanes.size(); i++) {
      boolean used = i < count;
      lanes.get(i).setVisible(used);
      lanes.get(i).lines().setVisible(used);
      names.get(i).setVisible(used);
      if (used) {
        lanes.get(i).showUnit(traces.axes().unit(i));
        lanes.get(i).showStates(traces.axes().states(i));
        names.get(i).setText(traces.axes().names(i));
      }
    }
  }

  /** Shows the ranges of a frame; returns whether the layout has changed. */
  public boolean show(PaintedFrame painting) {
    if (layout.isLanes()) {
      boolean wider = false;
      for (int i = 0; i < Math.min(layout.axes(), painting.axes().size()); i++) {
        wider |= lanes.get(i).show(YScale.linear(painting.range(i)));
      }
      return wider;
    }
    boolean percent = layout.kind() == YLayout.Kind.NORMALISED;
    YScale first = painting.axis(0);
    boolean wider = left.show(percent ? new YScale(PERCENT, first.from(), first.to(), 0) : first);
    if (right.isVisible() && right.show(painting.axis(1))) {
      makeRoom();
      wider = true;
    }
    return wider;
  }

  /** Places the axes and grid lines that the stock layout doesn't place. */
  public void place(double plotRight, double top, double plotWidth) {
    left.lineLength(plotWidth);
    double height = left.getHeight();
    right.resizeRelocate(plotRight, top, right.prefWidth(height), height);
    for (int i = 0; layout.isLanes() && i < layout.axes(); i++) {
      YScale lane = layout.scale(i, ValueRange.UNIT, 0, height);
      double from = Math.rint(lane.from() * height);
      double laneHeight = Math.rint(lane.to() * height) - from;
      YAxis axis = lanes.get(i);
      axis.resizeRelocate(left.getLayoutX(), top + from, left.getWidth(), laneHeight);
      axis.lineLength(plotWidth);
      axis.lines().setTranslateY(from);
      Label name = names.get(i);
      name.applyCss();
      name.resizeRelocate(
          NAME_LEFT,
          from - NAME_ABOVE,
          Math.min(name.prefWidth(-1), Math.max(0, plotWidth - 2 * NAME_LEFT)),
          name.prefHeight(-1));
    }
  }

  /** The width that the axes at the left need. */
  public double leftWidth() {
    return layout.isLanes() ? used().mapToDouble(YAxis::ownWidth).max().orElse(0) : left.ownWidth();
  }

  private Stream<YAxis> used() {
    return lanes.stream().limit(layout.axes());
  }

  /** The width needed beside the plot at the right. */
  public double rightWidth() {
    double axis = right.isVisible() ? right.ownWidth() + AROUND.getLeft() : 0;
    return Math.max(Math.max(axis, reservedRight), AROUND.getRight());
  }

  /** Reserves room for what stands beside the plot at the right. */
  public void reserveRight(double width) {
    reservedRight = width;
    makeRoom();
  }

  /**
   * Takes at least these widths at the sides of the plot, as another chart does; returns whether
   * the layout has changed.
   */
  public boolean widen(double leftWidth, double rightWidth) {
    boolean changed = left.widen(Math.max(leftWidth, leftWidth()));
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
    lanes.forEach(YAxis::forgetRoom);
    reservedRight = 0;
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
