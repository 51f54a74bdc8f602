package topicscope.chart;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ticks at round times along an x axis of sample numbers, for samples that come evenly. A tick
 * stands between the two samples around its time, in proportion.
 *
 * <p>Owned by one thread.
 */
final class SampleTimeTicks implements TickRule {
  /** How far times may be from those of even samples, in parts of the visible span. */
  private static final double EVEN = 0.05;

  private static final double STILL_EVEN = 0.1;

  /** Where samples are denser than elsewhere, ticks are closer. */
  private static final double SPARE = 1.4;

  /** Steps are at most 2.5 times as long as the next shorter one. */
  private static final double MAX_SPARE = 2.6 * SPARE;

  private static final int PARTS = 8;

  private final TimeTicks ticks;
  private final SampleTimes times;
  private Map<Double, Double> xOfTime = new LinkedHashMap<>();

  private SampleTimeTicks(TimeTicks ticks, SampleTimes times) {
    this.ticks = ticks;
    this.times = times;
  }

  /** What of x is visible, within the samples. */
  record Visible(double from, double to, double columns) {
    /** The time between the first and the last visible sample, ms. */
    double span(SampleTimes times) {
      return times.at(to) - times.at(from);
    }

    boolean isEven(SampleTimes times, double tolerance) {
      double first = times.at(from);
      double span = span(times);
      for (int i = 1; i < PARTS; i++) {
        double part = (double) i / PARTS;
        double time = times.at(from + part * (to - from));
        if (Math.abs(time - first - part * span) > tolerance * span) {
          return false;
        }
      }
      return span > 0;
    }
  }

  /**
   * The ticks of even samples.
   *
   * @param room the columns that a text needs with seconds, and with milliseconds
   * @return empty if the samples aren't even
   */
  static Optional<SampleTimeTicks> of(
      Visible visible, SampleTimes times, double[] room, ZoneId zone) {
    if (!visible.isEven(times, EVEN)) {
      return Optional.empty();
    }
    double msPerColumn = visible.span(times) / visible.columns();
    TimeTicks ticks = TimeTicks.apart(SPARE * room[0] * msPerColumn, zone);
    if (ticks.stepMs() < 1000) {
      ticks = TimeTicks.apart(SPARE * room[1] * msPerColumn, zone);
    }
    return ticks.stepMs() < 2 ? Optional.empty() : Optional.of(new SampleTimeTicks(ticks, times));
  }

  /** Whether they still suit what is visible; samples that come slower or faster need others. */
  boolean suits(Visible visible, double[] room) {
    double needed = room[ticks.stepMs() < 1000 ? 1 : 0];
    double columns = ticks.stepMs() * visible.columns() / visible.span(times);
    return columns >= needed && columns <= MAX_SPARE * needed && visible.isEven(times, STILL_EVEN);
  }

  @Override
  public List<Double> within(double low, double high) {
    double from = Math.ceil(Math.max(times.firstX(), low));
    double to = Math.floor(Math.min(times.lastX(), high));
    Map<Double, Double> now = new LinkedHashMap<>();
    if (from <= to) {
      for (double time : ticks.within(times.at(from), times.at(to))) {
        Double known = xOfTime.get(time);
        now.put(time, known == null ? x(time, from, to) : known);
      }
    }
    xOfTime = now;
    return List.copyOf(now.values());
  }

  /** Halves the samples until two neighbours remain. */
  private double x(double time, double from, double to) {
    double low = from;
    double high = to;
    while (high - low > 1) {
      double middle = Math.floor((low + high) / 2);
      if (times.at(middle) <= time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double before = times.at(low);
    double after = times.at(high);
    return after > before
        ? low + (high - low) * Math.clamp((time - before) / (after - before), 0, 1)
        : low;
  }

  @Override
  public String text(double tick) {
    return xOfTime.entrySet().stream()
        .filter(entry -> entry.getValue() == tick)
        .map(entry -> ticks.text(entry.getKey()))
        .findFirst()
        .orElse("");
  }
}
