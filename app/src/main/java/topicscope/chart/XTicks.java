package topicscope.chart;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The ticks of a scrolling x axis: round times; or, where x counts samples that come unevenly, the
 * times of samples at round numbers. Owned by one thread.
 */
public final class XTicks {
  private final ToDoubleFunction<String> room;
  private ColumnScale scale = new ColumnScale(false, 0, 1);
  private Optional<? extends SampleTimes> samples = Optional.empty();
  private ClockText form = ClockText.SECOND;
  private TickRule rule = TickRule.NONE;
  private ZoneId zone = ZoneId.systemDefault();
  private long origin;
  private long columns;

  /**
   * @param room how many columns a text needs, with the space to the next one
   */
  public XTicks(ToDoubleFunction<String> room) {
    this.room = room;
  }

  /**
   * Sets the visible part of x; returns whether other ticks are needed, by {@link #renew}.
   *
   * @param newOrigin the column at the left edge
   * @param times the times of samples where x counts samples; empty without a sample
   */
  public boolean show(
      ColumnScale newScale,
      long newOrigin,
      long newColumns,
      Optional<? extends SampleTimes> times) {
    boolean otherTimes = !newScale.byTime() && !times.equals(samples);
    boolean other = otherTimes || !newScale.equals(scale);
    origin = newOrigin;
    columns = newColumns;
    samples = times;
    scale = newScale;
    return other || !suits();
  }

  /** Chooses the ticks for what is visible. */
  public void renew(ZoneId newZone) {
    zone = newZone;
    if (!scale.byTime()) {
      rule = samples.map(this::ticksAtSamples).orElse(TickRule.NONE);
      return;
    }
    rule = scale.ticks(room(ClockText.SECOND), zone);
    if (rule instanceof TimeTicks time && time.stepMs() < 1000) {
      rule = scale.ticks(room(ClockText.MILLISECOND), zone);
    }
    if (rule instanceof FineTimeTicks) {
      rule = scale.ticks(room.applyAsDouble("00:00:00.000000"), zone);
    }
  }

  /** The x of the visible ticks, ascending; at most 201. */
  public List<Double> visible() {
    return rule.within(scale.x(origin), scale.x(origin + columns));
  }

  /** The text of a visible tick. */
  public String text(double tick) {
    return rule.text(tick);
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
    double to = Math.min(scale.x(origin + columns), times.lastX());
    return new SampleTimeTicks.Visible(from, to, Math.max(1, (to - from) / scale.perColumn()));
  }

  private Optional<SampleTimeTicks> roundTicks(SampleTimeTicks.Visible visible, SampleTimes times) {
    return SampleTimeTicks.of(visible, times, rooms(), zone);
  }

  private double[] rooms() {
    return new double[] {room(ClockText.SECOND), room(ClockText.MILLISECOND)};
  }

  /** The form in which the times of neighbouring ticks differ. */
  private ClockText neededForm(SampleTimeTicks.Visible visible, SampleTimes times) {
    double perColumn = Math.abs(visible.span(times)) / visible.columns();
    return ClockText.apart(perColumn * room(ClockText.SECOND));
  }

  private TickRule ticksAtSamples(SampleTimes times) {
    SampleTimeTicks.Visible visible = visible(times);
    form = neededForm(visible, times);
    return roundTicks(visible, times)
        .<TickRule>map(round -> round)
        .orElseGet(() -> scale.ticks(room(form), times, form, zone));
  }

  private double room(ClockText time) {
    return room.applyAsDouble(time.widest());
  }
}
