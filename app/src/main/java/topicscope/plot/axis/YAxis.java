package topicscope.plot.axis;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Label;
import topicscope.signal.StateNames;

/**
 * A y axis. The room for its labels only grows while the same series are shown, so that the width
 * of the plot is steady while numbers gain and lose digits. For the JavaFX thread.
 */
public final class YAxis extends CachedAxis {
  private static final double PIXELS_PER_TICK = 46;
  private static final double BESIDE_LABEL = 4;

  private final List<TickNode> shown = new ArrayList<>();
  private ValueRange range = ValueRange.UNIT;
  private double reserved;
  private double smallest;
  private double atLeast;
  private double lineLength;
  private List<StateNames> states = List.of();

  public YAxis(Side side) {
    setSide(side);
  }

  /** Shows a range; returns whether the labels need more width than reserved. */
  public boolean show(ValueRange newRange) {
    if (newRange.equals(range) && !shown.isEmpty()) {
      return false;
    }
    range = newRange;
    double before = reserved;
    place();
    return reserved > before;
  }

  /** The width that its own ticks and label need. */
  public double ownWidth() {
    if (smallest == 0) {
      smallest = measure("0.00");
    }
    double label = hasLabel() ? label().prefHeight(-1) + BESIDE_LABEL : 0;
    return Math.ceil(Math.max(reserved, smallest) + markLength() + getTickLabelGap() + label);
  }

  /** Makes it at least this wide, as another one is; returns whether that is a change. */
  public boolean widen(double width) {
    boolean changed = width != atLeast;
    atLeast = width;
    return changed;
  }

  /** Releases the reserved width; the next layout reserves what it needs. */
  public void forgetRoom() {
    reserved = 0;
  }

  /** Names whole numbers by the states they stand for; an empty list shows numbers. */
  public void showStates(List<StateNames> names) {
    if (!names.equals(states)) {
      states = List.copyOf(names);
      place();
    }
  }

  /** Sets the length of the grid lines. */
  public void lineLength(double length) {
    lineLength = length;
    shown.forEach(tick -> tick.line.setWidth(length));
  }

  public ValueRange range() {
    return range;
  }

  /** The spacing of ticks and grid lines. */
  public static TickSpacing ticks(ValueRange range, double height) {
    return TickSpacing.over(range.span(), (int) Math.max(2, height / PIXELS_PER_TICK));
  }

  @Override
  void restyled() {
    shown.forEach(this::remove);
    shown.clear();
    reserved = 0;
    smallest = 0;
    requestAxisLayout();
  }

  @Override
  void place() {
    double height = getHeight();
    TickSpacing ticks =
        states.isEmpty()
            ? ticks(range, height)
            : TickSpacing.over(range.span(), (int) Math.min(range.span(), height / textHeight()));
    List<Double> values = ticks.within(range.low(), range.high());
    if (!states.isEmpty()) {
      values.removeIf(number -> TickText.ofState(number, states).isEmpty());
    }
    while (shown.size() > values.size()) {
      remove(shown.removeLast());
    }
    double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    for (int i = 0; i < values.size(); i++) {
      String text =
          states.isEmpty()
              ? TickText.of(values.get(i), largest, ticks.step())
              : TickText.ofState(values.get(i), states);
      if (i == shown.size()) {
        TickNode tick = take(text);
        shown.add(tick);
        getChildren().addAll(tick.mark, tick.text);
        lines().getChildren().add(tick.line);
      }
      put(shown.get(i), text, Math.rint(getDisplayPosition(values.get(i))));
    }
    placeLabel();
  }

  private void put(TickNode tick, String text, double y) {
    if (!tick.text.getText().equals(text)) {
      tick.text.setText(text);
    }
    boolean left = getSide() == Side.LEFT;
    double length = markLength();
    double gap = length + getTickLabelGap();
    double width = Math.ceil(tick.text.getLayoutBounds().getWidth());
    reserved = Math.max(reserved, width);
    tick.mark.setX(left ? getWidth() - length : 0);
    tick.mark.setY(y);
    tick.mark.setWidth(length);
    tick.line.setY(Math.min(y, getHeight() - 1));
    tick.line.setWidth(lineLength);
    tick.text.setX(left ? getWidth() - gap - width : gap);
    tick.text.setY(y);
  }

  private void placeLabel() {
    if (!hasLabel()) {
      return;
    }
    Label label = label();
    double width = label.prefWidth(-1);
    double height = label.prefHeight(-1);
    label.setRotate(getSide() == Side.LEFT ? -90 : 90);
    double x = getSide() == Side.LEFT ? 0 : getWidth() - height;
    label.resizeRelocate(x + (height - width) / 2, (getHeight() - height) / 2, width, height);
  }

  private void remove(TickNode tick) {
    getChildren().removeAll(tick.mark, tick.text);
    lines().getChildren().remove(tick.line);
    giveBack(tick);
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.max(ownWidth(), atLeast);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 100;
  }

  @Override
  protected Object getRange() {
    return range;
  }

  @Override
  public double getDisplayPosition(Number value) {
    return (range.high() - value.doubleValue()) / range.span() * getHeight();
  }

  @Override
  public Number getValueForDisplay(double position) {
    return range.high() - position / Math.max(1, getHeight()) * range.span();
  }

  @Override
  public boolean isValueOnAxis(Number value) {
    return value.doubleValue() >= range.low() && value.doubleValue() <= range.high();
  }
}
