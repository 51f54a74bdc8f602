package topicscope.plot.axis;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Label;
import topicscope.chart.AxisUnit;
import topicscope.chart.LogTicks;
import topicscope.chart.TickSpacing;
import topicscope.chart.TickText;
import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.signal.StateNames;

/**
 * A y axis. The room for its labels only grows while the same series are shown, so that the width
 * of the plot is steady while numbers gain and lose digits. For the JavaFX thread.
 */
public final class YAxis extends CachedAxis {
  private static final double PIXELS_PER_TICK = 46;
  private static final double LOW = 200;
  private static final double PIXELS_PER_TICK_IF_LOW = 30;
  private static final double BESIDE_LABEL = 4;

  private final List<TickNode> shown = new ArrayList<>();
  private YScale scale = YScale.linear(ValueRange.UNIT);
  private String unit = "";
  private boolean empty;
  private double reserved;
  private double smallest;
  private double atLeast;
  private double lineLength;
  private List<StateNames> states = List.of();

  public YAxis(Side side) {
    setSide(side);
  }

  /** Shows a scale; returns whether the labels need more width than reserved. */
  public boolean show(YScale newScale) {
    if (newScale.equals(scale) && !shown.isEmpty()) {
      return false;
    }
    scale = newScale;
    double before = reserved;
    boolean labelled = hasLabel();
    place();
    return reserved > before || labelled != hasLabel();
  }

  /** Sets the unit of the values. The label is that unit, or a larger one for large values. */
  public void showUnit(String newUnit) {
    if (!newUnit.equals(unit)) {
      unit = newUnit;
      place();
    }
  }

  /** Shows no ticks and no label: others stand in its place. */
  public void showNothing(boolean nothing) {
    if (nothing != empty) {
      empty = nothing;
      reserved = 0;
      place();
    }
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
    return scale.own();
  }

  /** The spacing of ticks and grid lines. */
  public static TickSpacing ticks(ValueRange range, double height) {
    return TickSpacing.over(range.span(), count(height));
  }

  /** How many ticks have room. */
  private static int count(double height) {
    return (int) Math.max(2, height / (height < LOW ? PIXELS_PER_TICK_IF_LOW : PIXELS_PER_TICK));
  }

  /**
   * A value in the unit of an axis of that scale and height, with a digit more than its ticks have.
   */
  public static String text(double value, YScale scale, String unit, double height) {
    ValueRange range = scale.own();
    double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    double size = AxisUnit.of(unit, largest).size();
    if (scale.isLogarithmic()) {
      return LogTicks.text(value / size);
    }
    double step = ticks(range, height).step() / 10;
    boolean whole = value == Math.rint(value) && size == 1;
    return TickText.of(value / size, largest / size, whole ? Math.max(1, step) : step / size);
  }

  private AxisUnit axisUnit(double largest) {
    return states.isEmpty() ? AxisUnit.of(unit, largest) : new AxisUnit("", 1);
  }

  /** The spacing of ticks that are round numbers of a unit. */
  private TickSpacing ticks(AxisUnit shownIn, double height) {
    ValueRange range = scale.own();
    double size = shownIn.size();
    TickSpacing round = ticks(new ValueRange(range.low() / size, range.high() / size), height);
    return new TickSpacing(round.step() * size);
  }

  private List<Double> values(TickSpacing ticks, AxisUnit shownIn, double height) {
    ValueRange range = scale.own();
    if (empty) {
      return List.of();
    }
    return scale.isLogarithmic()
        ? LogTicks.within(scale, shownIn.size(), count(height))
        : ticks.within(range.low(), range.high());
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
    ValueRange range = scale.own();
    double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    AxisUnit shownIn = axisUnit(largest);
    TickSpacing ticks =
        states.isEmpty()
            ? ticks(shownIn, height)
            : TickSpacing.over(range.span(), (int) Math.min(range.span(), height / textHeight()));
    List<Double> values = new ArrayList<>(values(ticks, shownIn, height));
    label(empty ? "" : shownIn.name());
    if (!states.isEmpty()) {
      values.removeIf(number -> TickText.ofState(number, states).isEmpty());
    }
    while (shown.size() > values.size()) {
      remove(shown.removeLast());
    }
    for (int i = 0; i < values.size(); i++) {
      String text =
          states.isEmpty()
              ? text(values.get(i), largest, ticks.step(), shownIn.size())
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

  private String text(double value, double largest, double step, double size) {
    return scale.isLogarithmic()
        ? LogTicks.text(value / size)
        : TickText.of(value / size, largest / size, step / size);
  }

  private void label(String text) {
    if (!text.equals(getLabel() == null ? "" : getLabel())) {
      setLabel(text);
    }
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
    return scale;
  }

  @Override
  public double getDisplayPosition(Number value) {
    return scale.share(value.doubleValue()) * getHeight();
  }

  @Override
  public Number getValueForDisplay(double position) {
    return scale.value(position / Math.max(1, getHeight()));
  }

  @Override
  public boolean isValueOnAxis(Number value) {
    double number = value.doubleValue();
    return number >= scale.own().low() && number <= scale.own().high();
  }
}
