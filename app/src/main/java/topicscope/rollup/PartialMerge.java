package topicscope.rollup;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import topicscope.decode.rollup.Partial;

/** Partials of shorter intervals, put together to longer ones. Owned by one thread. */
final class PartialMerge {
  private final long intervalMs;
  private final Map<Key, Merged> cells = new HashMap<>();

  private record Key(String topic, int partition, String series, long startMs) {}

  /** The unit may be known later than the first samples. */
  private static final class Merged {
    private final Cell cell = new Cell();
    private String unit = "";
  }

  /**
   * @param intervalMs the length of the longer intervals
   */
  PartialMerge(long intervalMs) {
    this.intervalMs = intervalMs;
  }

  /** Whether that partial's interval lies in one of the longer ones. */
  boolean takes(Partial partial) {
    return intervalMs % partial.intervalMs() == 0;
  }

  void add(Partial partial) {
    long start = Math.floorDiv(partial.startMs(), intervalMs) * intervalMs;
    Key key = new Key(partial.topic(), partial.partition(), partial.series(), start);
    Merged merged = cells.computeIfAbsent(key, _ -> new Merged());
    merged.cell.add(partial);
    merged.unit = partial.unit().isEmpty() ? merged.unit : partial.unit();
  }

  int size() {
    return cells.size();
  }

  /** Gives what it holds, and begins again. */
  void drain(Consumer<? super Partial> into) {
    cells.forEach((key, merged) -> into.accept(partial(key, merged)));
    cells.clear();
  }

  private Partial partial(Key key, Merged merged) {
    return merged.cell.partial(
        key.topic(), key.partition(), key.series(), merged.unit, key.startMs(), intervalMs);
  }
}
