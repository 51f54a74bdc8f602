package topicscope.desk.overview;

import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import topicscope.chart.ValueRange;
import topicscope.kafka.observe.RetainedTime;

/**
 * What the strip shows. Times in ms since the epoch.
 *
 * @param topic the topic
 * @param ownTimes whether the plot shows the times that brokers know
 * @param retained what the cluster holds; empty if it is unknown, or not in the plot's times
 * @param loaded the time of the samples in memory; empty without one
 * @param recordedFrom where the history begins, if that is before all samples in memory
 * @param window the visible time; empty without a sample
 * @param live whether the window moves with the newest samples
 * @param loads whether older records can be loaded
 * @param zone the time zone of all texts
 */
record OverviewState(
    String topic,
    boolean ownTimes,
    Optional<RetainedTime> retained,
    Optional<ValueRange> loaded,
    Optional<Double> recordedFrom,
    Optional<ValueRange> window,
    boolean live,
    boolean loads,
    ZoneId zone) {

  /** All that the strip spans; empty if nothing is known. */
  Optional<ValueRange> whole() {
    return Stream.of(
            retained.filter(RetainedTime::isKnown).map(OverviewState::range), loaded, recorded())
        .flatMap(Optional::stream)
        .reduce(ValueRange::union)
        .map(all ->
            new ValueRange(all.low(), Math.max(all.high(), all.low() + OverviewZoom.SHORTEST_MS)));
  }

  /** What comes from the history: all before what is loaded. */
  Optional<ValueRange> recorded() {
    return recordedFrom.flatMap(from -> loaded.map(held -> new ValueRange(from, held.low())));
  }

  /**
   * Where the window can be moved: all of it, or what is loaded and recorded if nothing more can be
   * loaded.
   */
  Optional<ValueRange> reach() {
    return loads ? whole() : loaded.map(held -> recorded().map(held::union).orElse(held));
  }

  /** The same with another window. */
  OverviewState withWindow(ValueRange moved) {
    return new OverviewState(
        topic, ownTimes, retained, loaded, recordedFrom, Optional.of(moved), live, loads, zone);
  }

  /** The same, live or held. */
  OverviewState withLive(boolean now) {
    return new OverviewState(
        topic, ownTimes, retained, loaded, recordedFrom, window, now, loads, zone);
  }

  /** From the first record to the last. */
  private static ValueRange range(RetainedTime retained) {
    return new ValueRange((double) retained.firstMs(), (double) retained.lastMs());
  }
}
