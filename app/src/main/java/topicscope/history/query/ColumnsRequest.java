package topicscope.history.query;

import java.util.List;

/**
 * Which columns of which series are wanted.
 *
 * @param topic the topic's name
 * @param id Kafka's id of it
 * @param series names of series
 * @param fromMs where the first column begins, ms since the epoch
 * @param toMs where the range ends, ms since the epoch; infinite for all that follows
 * @param perColumnMs the width of a column, above 0
 * @param held what is not wanted, because it is held
 */
public record ColumnsRequest(
    String topic,
    String id,
    List<String> series,
    double fromMs,
    double toMs,
    double perColumnMs,
    HeldOffsets held) {
  /** Keeps a copy; refuses what is no range. */
  public ColumnsRequest {
    series = List.copyOf(series);
    if (!(fromMs < toMs) || !(perColumnMs > 0) || Double.isInfinite(fromMs)) {
      throw new IllegalArgumentException(
          "no columns from %s to %s, each %s ms".formatted(fromMs, toMs, perColumnMs));
    }
  }
}
