package topicscope.plot;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Side;
import javafx.scene.Group;
import javafx.scene.control.Label;

/**
 * The x axis of a plot that runs. Labels stand at round times or sample numbers and glide with the
 * traces: they are moved as one group, and a text is laid out only when its tick comes into view.
 */
final class RunningAxis extends QuietAxis {
  private static final double BETWEEN_LABELS = 28;
  private static final long FAR = 1 << 20;

  private final Group moving = new Group();
  private final Map<Double, TickNode> shown = new HashMap<>();
  private HorizontalScale scale = new HorizontalScale(false, 0, 1);
  private TickRule rule = NumberTicks.apart(100);
  private double density = 1;
  private long origin;
  private long anchor;

  RunningAxis() {
    setSide(Side.BOTTOM);
    moving.setManaged(false);
    moving.setAutoSizeChildren(false);
    getChildren().add(moving);
  }

  /** How many columns of physical pixels the ticks of that scale must be apart. */
  TickRule rule(HorizontalScale candidate, double pixelsPerUnit, ZoneId zone) {
    double widest = measure(candidate.byTime() ? "00:00:00" : "0,000,000");
    TickRule first = candidate.ticks((widest + BETWEEN_LABELS) * pixelsPerUnit, zone);
    return first instanceof TimeTicks t && t.stepMs() < 1000
        ? candidate.ticks((measure("00:00:00.000") + BETWEEN_LABELS) * pixelsPerUnit, zone)
        : first;
  }

  /**
   * Shows another part of x.
   *
   * @param newOrigin the column at the left edge
   * @param pixelsPerUnit physical pixels per unit of JavaFX
   */
  void show(HorizontalScale newScale, TickRule newRule, long newOrigin, double pixelsPerUnit) {
    boolean fresh = !newScale.equals(scale) || !newRule.equals(rule) || density != pixelsPerUnit;
    scale = newScale;
    rule = newRule;
    density = pixelsPerUnit;
    origin = newOrigin;
    if (fresh || Math.abs(origin - anchor) > FAR) {
      clear();
      anchor = origin;
    }
    place();
  }

  @Override
  void restyled() {
    clear();
    requestAxisLayout();
  }

  @Override
  void place() {
    moving.setTranslateX((anchor - origin) / density);
    long columns = Math.round(getWidth() * density);
    List<Double> ticks = rule.within(scale.x(origin), scale.x(origin + columns));
    if (!shown.keySet().equals(Set.copyOf(ticks))) {
      exchange(new HashSet<>(ticks));
    }
    placeLabel();
  }

  private void exchange(Set<Double> ticks) {
    shown.entrySet().removeIf(entry -> !ticks.contains(entry.getKey()) && remove(entry.getValue()));
    for (double tick : ticks) {
      shown.computeIfAbsent(tick, this::add);
    }
  }

  private TickNode add(double value) {
    TickNode tick = take(rule.text(value));
    double x = (scale.column(value) - anchor) / density;
    double gap = markLength() + getTickLabelGap();
    tick.mark.setX(x);
    tick.mark.setY(0);
    tick.mark.setHeight(markLength());
    tick.text.setX(x - Math.round(tick.text.getLayoutBounds().getWidth() / 2));
    tick.text.setY(gap + Math.ceil(textHeight() / 2));
    moving.getChildren().addAll(tick.mark, tick.text);
    return tick;
  }

  private boolean remove(TickNode tick) {
    moving.getChildren().removeAll(tick.mark, tick.text);
    giveBack(tick);
    return true;
  }

  private void clear() {
    shown.values().forEach(this::remove);
    shown.clear();
  }

  private void placeLabel() {
    if (hasLabel()) {
      Label label = label();
      double height = label.prefHeight(-1);
      label.resizeRelocate(0, getHeight() - height, getWidth(), height);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    double label = hasLabel() ? label().prefHeight(-1) : 0;
    return Math.ceil(markLength() + getTickLabelGap() + textHeight() + label);
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
