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
  private ClockText form = ClockText.SECOND;
  private TickRule rule = TickRule.NONE;
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
    boolean otherTimes = !newScale.byTime() && !times.equals(samples);
    origin = newOrigin;
    samples = times;
    if (otherTimes || !newScale.equals(scale) || density != pixelsPerUnit) {
      scale = newScale;
      density = pixelsPerUnit;
      renew();
    } else if (Math.abs(origin - anchor) > FAR || !suits()) {
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

  /**
   * Whether the ticks suit what is visible. Where x counts samples, that depends on their times.
   */
  private boolean suits() {
    if (scale.byTime() || samples.isEmpty()) {
      return true;
    }
    SampleTimes times = samples.get();
    SampleTimeTicks.Visible visible = visible(times);
    if (rule instanceof SampleTimeTicks round) {
      return round.suits(visible, rooms());
    }
    return form == neededForm(visible, times) && roundTicks(visible, times).isEmpty();
  }

  private SampleTimeTicks.Visible visible(SampleTimes times) {
    double from = Math.max(scale.x(origin), times.firstX());
    double to = Math.min(scale.x(origin + columns()), times.lastX());
    return new SampleTimeTicks.Visible(from, to, Math.max(1, (to - from) / scale.perColumn()));
  }

  private Optional<SampleTimeTicks> roundTicks(SampleTimeTicks.Visible visible, SampleTimes times) {
    return SampleTimeTicks.of(visible, times, rooms(), zoneProperty().get());
  }

  private double[] rooms() {
    return new double[] {room(ClockText.SECOND), room(ClockText.MILLISECOND)};
  }

  /** The form in which the times of neighbouring ticks differ. */
  private ClockText neededForm(SampleTimeTicks.Visible visible, SampleTimes times) {
    double perColumn = Math.abs(visible.span(times)) / visible.columns();
    return ClockText.apart(perColumn * room(ClockText.SECOND));
  }

  private long columns() {
    return Math.round(getWidth() * density);
  }

  private void renew() {
    clear();
    anchor = origin;
    footer.hurry();
    ZoneId zone = zoneProperty().get();
    if (!scale.byTime()) {
      rule = samples.map(this::ticksAtSamples).orElse(TickRule.NONE);
      return;
    }
    rule = scale.ticks(room(ClockText.SECOND), zone);
    if (rule instanceof TimeTicks time && time.stepMs() < 1000) {
      rule = scale.ticks(room(ClockText.MILLISECOND), zone);
    }
    if (rule instanceof FineTimeTicks) {
      rule = scale.ticks(room("00:00:00.000000"), zone);
    }
  }

  private TickRule ticksAtSamples(SampleTimes times) {
    SampleTimeTicks.Visible visible = visible(times);
    form = neededForm(visible, times);
    return roundTicks(visible, times)
        .<TickRule>map(round -> round)
        .orElseGet(() -> scale.ticks(room(form), times, form, zoneProperty().get()));
  }

  private double room(ClockText time) {
    return room(time.widest());
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
    List<Double> ticks = rule.within(scale.x(origin), scale.x(origin + columns()));
    if (shown.size() != ticks.size() || !shown.keySet().containsAll(ticks)) {
      exchange(new HashSet<>(ticks));
    }
    shown.forEach(this::keepWhole);
    placeBelow();
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
