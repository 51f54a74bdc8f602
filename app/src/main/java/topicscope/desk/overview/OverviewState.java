package topicscope.desk.overview;

import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import topicscope.kafka.observe.RetainedTime;
import topicscope.plot.axis.ValueRange;

/**
 * What the strip shows. Times in ms since the epoch.
 *
 * @param topic the topic
 * @param retained what the cluster holds; empty if it is unknown
 * @param loaded the time of the samples in memory; empty without one
 * @param window the visible time; empty without a sample
 * @param live whether the window moves with the newest samples
 * @param loads whether older records can be loaded
 * @param zone the time zone of all texts
 */
record OverviewState(
    String topic,
    Optional<RetainedTime> retained,
    Optional<ValueRange> loaded,
    Optional<ValueRange> window,
    boolean live,
    boolean loads,
    ZoneId zone) {
  private static final double SHORTEST_MS = 1_000;

  /** All that the strip spans; empty if nothing is known. */
  Optional<ValueRange> whole() {
    return Stream.concat(retained.map(OverviewState::range).stream(), loaded.stream())
        .reduce(ValueRange::union)
        .map(all -> new ValueRange(all.low(), Math.max(all.high(), all.low() + SHORTEST_MS)));
  }

  /** Where the window can be moved: all of it, or what is loaded if nothing more can be loaded. */
  Optional<ValueRange> reach() {
    return loads ? whole() : loaded;
  }

  /** The same with another window. */
  OverviewState withWindow(ValueRange moved) {
    return new OverviewState(topic, retained, loaded, Optional.of(moved), live, loads, zone);
  }

  /** The same, live or held. */
  OverviewState withLive(boolean now) {
    return new OverviewState(topic, retained, loaded, window, now, loads, zone);
  }

  /** From the first record to the last. */
  static ValueRange range(RetainedTime retained) {
    return new ValueRange((double) retained.firstMs(), (double) retained.lastMs());
  }
}
