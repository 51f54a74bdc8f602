package topicscope.desk.plot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import topicscope.chart.ValueRange;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotNotice;
import topicscope.desk.model.WindowSpan;
import topicscope.plot.RollingLineChart;
import topicscope.reading.ReadingDepth;

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
    sought
        .filter(this::isLoaded)
        .ifPresent(one -> {
          sought = Optional.empty();
          if (isHeld(one.time)) {
            chart.holdTime(one.time);
          } else {
            missed = Optional.of(one);
          }
        });
  }

  /** Until another topic or another span is chosen. */
  private boolean isWanted(Sought one) {
    return plot.topic().equals(Optional.of(one.topic))
        && plot.windowProperty().get().equals(one.window);
  }

  private boolean isLoaded(Sought one) {
    return plot.readingProperty()
        .get()
        .filter(now -> now.topic().equals(one.topic) && now.reader().isLoaded())
        .filter(now -> ReadingDepth.missing(now, one.window.from()).isEmpty())
        .isPresent();
  }

  private boolean isHeld(ValueRange time) {
    return chart
        .loadedTime()
        .filter(held -> time.low() <= held.high() && held.low() <= time.high())
        .isPresent();
  }

  /** What there is to say. */
  List<PlotNotice> notices() {
    return missed.stream()
        .map(one -> PlotNotice.of("sought", one.topic + " no longer has samples of that time."))
        .toList();
  }
}
