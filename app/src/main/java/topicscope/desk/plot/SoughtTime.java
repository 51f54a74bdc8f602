package topicscope.desk.plot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.chart.ValueRange;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotNotice;
import topicscope.desk.model.WindowSpan;
import topicscope.plot.RollingLineChart;
import topicscope.reading.Reading;
import topicscope.reading.ReadingDepth;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/**
 * A span of time that a plot is to show of a topic that was just picked: once its samples are
 * loaded, or, if none of them is of that time, never; then it says so.
 *
 * <p>Owned by the JavaFX thread; followed a few times a second.
 */
final class SoughtTime {
  private final Plot plot;
  private final RollingLineChart chart;
  private Optional<Sought> sought = Optional.empty();
  private Optional<Sought> missed = Optional.empty();

  private record Sought(String topic, ValueRange time, WindowSpan window) {}

  SoughtTime(Plot plot, RollingLineChart chart) {
    this.plot = plot;
    this.chart = chart;
  }

  /**
   * Loads a span of time of a topic, and shows it then.
   *
   * @param topic the topic, which the plot reads or begins to read
   * @param time the span, ms since the epoch
   * @param beforeMs how much earlier than its samples a record may be, ms
   */
  void seek(String topic, ValueRange time, long beforeMs) {
    long from = (long) Math.floor(time.low()) - beforeMs;
    WindowSpan window = WindowSpan.since(Instant.ofEpochMilli(from));
    sought = Optional.of(new Sought(topic, time, window));
    missed = Optional.empty();
    plot.windowProperty().set(window);
  }

  /** Goes there if it is loaded. */
  void follow() {
    sought = sought.filter(this::isWanted);
    missed = missed.filter(this::isWanted);
    sought.ifPresent(one -> loaded(one).ifPresent(now -> arrive(one, now)));
  }

  private void arrive(Sought one, Reading now) {
    List<Series> read = now.series().all();
    if (read.stream().noneMatch(series -> isOf(series.buffer(), one.time))) {
      sought = Optional.empty();
      missed = Optional.of(one);
    } else if (plot.seriesProperty().get().all().stream().anyMatch(read::contains)) {
      // The chart has taken them: until then its window would be that of others.
      sought = Optional.empty();
      chart.holdTime(one.time);
    }
  }

  /** Until another topic or another span is chosen. */
  private boolean isWanted(Sought one) {
    return plot.topic().equals(Optional.of(one.topic))
        && plot.windowProperty().get().equals(one.window);
  }

  private Optional<Reading> loaded(Sought one) {
    return plot.readingProperty()
        .get()
        .filter(now -> now.topic().equals(one.topic) && now.reader().isLoaded())
        .filter(now -> ReadingDepth.missing(now, one.window.from()).isEmpty());
  }

  /** Whether the samples held begin before the end of a time, and end after its beginning. */
  private static boolean isOf(SampleBuffer buffer, ValueRange time) {
    OptionalLong first = buffer.earliestTime();
    OptionalLong last = buffer.latestTime(0, Long.MAX_VALUE);
    return first.isPresent()
        && last.isPresent()
        && first.getAsLong() <= time.high()
        && last.getAsLong() >= time.low();
  }

  /** What there is to say. */
  List<PlotNotice> notices() {
    return missed.stream()
        .map(one -> PlotNotice.of("sought", one.topic + " no longer has samples of that time."))
        .toList();
  }
}
