package topicscope.desk.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import topicscope.chart.AxisUnit;
import topicscope.chart.LogTicks;
import topicscope.chart.TickSpacing;
import topicscope.chart.TickText;
import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.signal.distribution.Histogram;

/**
 * Where values and counts stand in the picture of a histogram, in shares of its width and height.
 *
 * @param values the axis of values; share 0 is at the right
 * @param counts the axis of counts; share 0 is at the top
 * @param unit the unit in which values are shown
 */
record HistogramScale(YScale values, YScale counts, AxisUnit unit) {
  private static final double LOWEST_COUNT = 1;
  private static final int FEW_TICKS = 3;

  /** A tick: how far from the left or the top, from 0 to 1, and its text. */
  record Tick(double share, String text) {}

  /** The scale on which a histogram with at least one bin fills the picture. */
  static HistogramScale of(Histogram histogram, AxisUnit unit, boolean logarithmicCounts) {
    int last = histogram.size() - 1;
    // One bar alone stands in the middle.
    double beside = last == 0 ? histogram.to(0) - histogram.from(0) : 0;
    ValueRange range =
        drawable(new ValueRange(histogram.from(0) - beside, histogram.to(last) + beside));
    double top = TickSpacing.over(Math.max(1, histogram.largest()), 1).step();
    if (!logarithmicCounts) {
      double step = Math.max(1, TickSpacing.over(histogram.largest(), 10).step());
      top = Math.max(1, Math.ceil(histogram.largest() / step) * step);
    }
    return new HistogramScale(
        new YScale(range, 0, 1, histogram.linearBelow()),
        new YScale(new ValueRange(0, top), 0, 1, logarithmicCounts ? LOWEST_COUNT : 0),
        unit);
  }

  /** Edges are far enough apart to be drawn, however large they are, unless the span overflows. */
  private static ValueRange drawable(ValueRange range) {
    boolean plain = range.span() > 0 && range.span() <= ValueRange.LARGEST;
    return plain ? range : ValueRange.of(range.low(), range.high());
  }

  /** The share of the width left of a value. */
  double x(double value) {
    return 1 - values.share(value);
  }

  /** The value at a share of the width. */
  double value(double x) {
    return values.value(1 - x);
  }

  /** The share of the height above a count. */
  double y(double count) {
    return counts.share(count);
  }

  /** Ticks of values, of which at most that many have room. */
  List<Tick> valueTicks(int max) {
    ValueRange own = values.own();
    double size = unit.size();
    if (values.isLogarithmic()) {
      List<Double> powers = LogTicks.within(values, size, max);
      if (powers.size() >= FEW_TICKS) {
        return powers.stream().map(tick -> new Tick(x(tick), LogTicks.text(tick / size))).toList();
      }
    }
    double step = TickSpacing.over(own.span() / size, max).step();
    double largest = Math.max(Math.abs(own.low()), Math.abs(own.high())) / size;
    List<Tick> ticks = new ArrayList<>();
    for (double tick : new TickSpacing(step).within(own.low() / size, own.high() / size)) {
      ticks.add(new Tick(x(tick * size), TickText.of(tick, largest, step)));
    }
    return ticks;
  }

  /** Ticks of counts, of which at most that many have room. */
  List<Tick> countTicks(int max) {
    double top = counts.own().high();
    List<Double> ticks =
        counts.isLogarithmic()
            ? LogTicks.within(counts, 1, max)
            : new TickSpacing(Math.max(1, TickSpacing.over(top, max).step())).within(0, top);
    return ticks.stream()
        .map(tick -> new Tick(y(tick), String.format(Locale.ROOT, "%,.0f", tick)))
        .toList();
  }
}
