package topicscope.plot.axis;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Side;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import topicscope.chart.ColumnScale;
import topicscope.chart.SampleTimes;
import topicscope.chart.XTicks;

/**
 * The x axis. Its labels are times: round ones; or those of samples at round numbers, where x
 * counts samples that come unevenly. They scroll with the traces: they move as one group, and a
 * text is laid out only when its tick appears. At the edges of the chart a label is shifted so that
 * it isn't cut off. Below them stand the day and the time zone.
 */
public final class TimeAxis extends CachedAxis {
  private static final double BETWEEN_LABELS = 28;

  /** The gap between plot and marks: dirty regions that touch are repainted as one. */
  private static final double CLEAR_OF_PLOT = 2;

  private static final long FAR = 1 << 20;

  private final AxisFooter footer = new AxisFooter();
  private final Group moving = new Group();
  private final Map<Double, TickNode> shown = new HashMap<>();
  private ColumnScale scale = new ColumnScale(false, 0, 1);
  private Optional<? extends SampleTimes> samples = Optional.empty();
  private final XTicks ticks = new XTicks(this::room);
  private double density = 1;
  private long origin;
  private long anchor;
  private double lineLength;

  public TimeAxis() {
    setSide(Side.BOTTOM);
    moving.setManaged(false);
    moving.setAutoSizeChildren(false);
    getChildren().addAll(moving, footer);
    footer.setManaged(false);
    zoneProperty().subscribe(this::restyled);
  }

  /** The time zone of the labels. */
  public ObjectProperty<ZoneId> zoneProperty() {
    return footer.zoneProperty();
  }

  /**
   * Shows another part of x.
   *
   * @param newOrigin the column at the left edge
   * @param pixelsPerUnit physical pixels per unit of JavaFX
   * @param times the times of samples where x counts samples; empty without a sample
   */
  public void show(
      ColumnScale newScale,
      long newOrigin,
      double pixelsPerUnit,
      Optional<? extends SampleTimes> times) {
    origin = newOrigin;
    samples = times;
    scale = newScale;
    boolean other = density != pixelsPerUnit;
    density = pixelsPerUnit;
    other |= ticks.show(scale, origin, columns(), times);
    if (other || Math.abs(origin - anchor) > FAR) {
      renew();
    }
    place();
    if (footer.isDue()) {
      showFooter();
    }
  }

  private void showFooter() {
    double from = scale.x(origin);
    double to = scale.x(origin + columns());
    if (scale.byTime()) {
      footer.show(from, to, 0);
    } else {
      samples.ifPresentOrElse(
          times -> {
            double first = Math.ceil(Math.max(from, times.firstX()));
            double last = Math.floor(Math.min(to, times.lastX()));
            footer.show(times.at(first), times.at(last), Math.round(last - first) + 1);
          },
          footer::clear);
    }
  }

  private long columns() {
    return Math.round(getWidth() * density);
  }

  private void renew() {
    clear();
    anchor = origin;
    footer.hurry();
    ticks.renew(zoneProperty().get());
  }

  private double room(String text) {
    return (measure(text) + BETWEEN_LABELS) * density;
  }

  /** Sets the length of the grid lines. */
  public void lineLength(double length) {
    lineLength = length;
    shown.values().forEach(tick -> tick.line.setHeight(length));
  }

  @Override
  void restyled() {
    renew();
    requestAxisLayout();
  }

  @Override
  void place() {
    moving.setTranslateX((anchor - origin) / density);
    lines().setTranslateX((anchor - origin) / density);
    var _ = ticks.show(scale, origin, columns(), samples);
    List<Double> visible = ticks.visible();
    if (shown.size() != visible.size() || !shown.keySet().containsAll(visible)) {
      exchange(new HashSet<>(visible));
    }
    shown.forEach(this::keepWhole);
    placeBelow();
  }

  private void exchange(Set<Double> wanted) {
    shown
        .entrySet()
        .removeIf(entry -> !wanted.contains(entry.getKey()) && remove(entry.getValue()));
    for (double tick : wanted) {
      shown.computeIfAbsent(tick, this::add);
    }
  }

  private TickNode add(double value) {
    TickNode tick = take(ticks.text(value));
    double x = (scale.column(value) - anchor) / density;
    double gap = markLength() + getTickLabelGap();
    tick.mark.setX(x);
    tick.mark.setY(CLEAR_OF_PLOT);
    tick.mark.setHeight(markLength() - CLEAR_OF_PLOT);
    tick.line.setX(x);
    tick.line.setHeight(lineLength);
    tick.text.setY(gap + Math.ceil(textHeight() / 2));
    moving.getChildren().addAll(tick.mark, tick.text);
    lines().getChildren().add(tick.line);
    return tick;
  }

  private void keepWhole(double value, TickNode tick) {
    double width = tick.text.getLayoutBounds().getWidth();
    double moved = moving.getTranslateX();
    double x = (scale.column(value) - anchor) / density - Math.round(width / 2);
    double maxX = Math.floor(getWidth() + roomAtRight() - width - moved);
    double kept = Math.max(Math.ceil(-getLayoutX() - moved), Math.min(x, maxX));
    if (tick.text.getX() != kept) {
      tick.text.setX(kept);
    }
  }

  private double roomAtRight() {
    return getParent() instanceof Region chart
        ? Math.max(0, chart.getWidth() - getLayoutX() - getWidth())
        : 0;
  }

  private boolean remove(TickNode tick) {
    moving.getChildren().removeAll(tick.mark, tick.text);
    lines().getChildren().remove(tick.line);
    giveBack(tick);
    return true;
  }

  private void clear() {
    shown.values().forEach(this::remove);
    shown.clear();
  }

  private void placeBelow() {
    double left = -getLayoutX();
    double height = footerHeight();
    double top = markLength() + getTickLabelGap() + textHeight();
    footer.resizeRelocate(left, Math.ceil(top), getWidth() - left, height);
    if (hasLabel()) {
      Label label = label();
      double labelHeight = label.prefHeight(-1);
      label.resizeRelocate(0, getHeight() - labelHeight, getWidth(), labelHeight);
    }
  }

  /** That of a line also before there is a text, so that the plot keeps its size. */
  private double footerHeight() {
    return Math.ceil(textHeight()) + 1;
  }

  @Override
  protected double computePrefHeight(double width) {
    double label = hasLabel() ? label().prefHeight(-1) : 0;
    return Math.ceil(markLength() + getTickLabelGap() + textHeight() + label) + footerHeight();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 100;
  }

  @Override
  protected Object getRange() {
    return scale;
  }

  @Override
  public double getDisplayPosition(Number value) {
    return ((value.doubleValue() - scale.base()) / scale.perColumn() - origin) / density;
  }

  @Override
  public Number getValueForDisplay(double position) {
    return scale.within(origin + position * density);
  }

  @Override
  public boolean isValueOnAxis(Number value) {
    double position = getDisplayPosition(value);
    return position >= 0 && position <= getWidth();
  }
}
