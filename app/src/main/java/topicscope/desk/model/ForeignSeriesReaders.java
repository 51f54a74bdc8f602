package topicscope.desk.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.decode.schema.TopicSchemas;
import topicscope.reading.Reading;
import topicscope.signal.CombinedSeries;

/**
 * The guests of one plot and the readers that serve them, one for each topic. Owned by the JavaFX
 * thread.
 */
final class ForeignSeriesReaders {
  private final Map<ForeignSeries, Reading> readings = new LinkedHashMap<>();

  /** Adds a guest to the series shown now; one that is there already is left as it is. */
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
   * Takes a guest away from the series shown now; its reader ends, aside, unless others need it.
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

  /** Adds all guests to other series. */
  void joinTo(CombinedSeries shown) {
    readings.forEach(
        (guest, reading) -> shown.add(reading.series(), guest.prefix(), guest.series()));
  }

  /** The guest that goes by that name in the plot. */
  Optional<ForeignSeries> called(String shownName) {
    return readings.keySet().stream()
        .filter(guest -> (guest.prefix() + guest.series()).equals(shownName))
        .findFirst();
  }

  List<ForeignSeries> all() {
    return List.copyOf(readings.keySet());
  }

  /** Ends the readers; waits for them, 2 s at the most for each. */
  void close() {
    new ArrayList<>(readings.values()).stream().distinct().forEach(Reading::close);
  }
}
