package topicscope.desk.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.decode.schema.TopicSchemas;
import topicscope.reading.Reading;
import topicscope.signal.CombinedSeries;

/** The foreign series of one plot and their readers, one per topic. Owned by the JavaFX thread. */
final class ForeignSeriesReaders {
  private final Map<ForeignSeries, Reading> readings = new LinkedHashMap<>();

  /** Adds a series to those shown now; an existing one is left unchanged. */
  void add(ForeignSeries guest, int points, CombinedSeries shown, TopicSchemas schemas) {
    if (readings.containsKey(guest)) {
      return;
    }
    Reading reading =
        readings.entrySet().stream()
            .filter(entry -> entry.getKey().sharesReaderWith(guest))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> Reading.start(guest.plan(points), points, guest.choice(), schemas));
    readings.put(guest, reading);
    shown.add(reading.series(), guest.prefix(), guest.series());
  }

  /**
   * Removes a series from those shown now; its reader ends in the background, unless others need
   * it.
   */
  void remove(ForeignSeries guest, CombinedSeries shown) {
    Reading reading = readings.remove(guest);
    if (reading != null) {
      shown.remove(reading.series(), guest.prefix(), guest.series());
      if (!readings.containsValue(reading)) {
        Thread.ofVirtual().name("closing-guest").start(reading::close);
      }
    }
  }

  /** Adds all of them to other series. */
  void joinTo(CombinedSeries shown) {
    readings.forEach(
        (guest, reading) -> shown.add(reading.series(), guest.prefix(), guest.series()));
  }

  /** The foreign series with that name in the plot. */
  Optional<ForeignSeries> called(String shownName) {
    return readings.keySet().stream()
        .filter(guest -> (guest.prefix() + guest.series()).equals(shownName))
        .findFirst();
  }

  List<ForeignSeries> all() {
    return List.copyOf(readings.keySet());
  }

  /** Ends the readers and waits for each, at most 2 s. */
  void close() {
    new ArrayList<>(readings.values()).stream().distinct().forEach(Reading::close);
  }
}
