package topicscope.plot.overlay;

import java.util.Locale;

/**
 * Something drawn at a time or over a span of time.
 *
 * @param fromMs its start, ms since the epoch
 * @param toMs its end; equal to the start for a single time
 * @param label the text beside it
 * @param style the style class of its line or band
 */
record TimeItem(long fromMs, long toMs, String label, String style) {
  static TimeItem of(PlotMark mark) {
    return new TimeItem(mark.timeMs(), mark.timeMs(), mark.label(), "plot-mark");
  }

  static TimeItem of(TimeBand span) {
    String kind = span.kind().name().toLowerCase(Locale.ROOT);
    return new TimeItem(
        span.fromMs(), Math.max(span.fromMs(), span.toMs()), span.label(), "span-" + kind);
  }

  boolean isPlace() {
    return fromMs == toMs;
  }
}
