package topicscope.plot.overlay;

/**
 * A mark at a time or a band over a span of time.
 *
 * @param fromMs start, ms since the epoch
 * @param toMs end, ms since the epoch; equal to the start for a mark
 * @param label the text beside it
 * @param style the style class of its line or band
 */
record TimeItem(long fromMs, long toMs, String label, String style) {
  static TimeItem of(PlotMark mark) {
    return new TimeItem(mark.timeMs(), mark.timeMs(), mark.label(), "plot-mark");
  }

  static TimeItem of(TimeBand span) {
    return new TimeItem(
        span.fromMs(), Math.max(span.fromMs(), span.toMs()), span.label(), "time-band");
  }

  boolean isPlace() {
    return fromMs == toMs;
  }
}
