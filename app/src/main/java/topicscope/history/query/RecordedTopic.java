package topicscope.history.query;

import java.util.List;

/**
 * One topic of a history. One that was deleted and created again is another topic, with another id.
 *
 * @param topic its name
 * @param id Kafka's id of it
 * @param series its series, by name
 */
public record RecordedTopic(String topic, String id, List<RecordedSeries> series) {
  /** Keeps a copy. */
  public RecordedTopic {
    series = List.copyOf(series);
  }

  /**
   * One series.
   *
   * @param rows how many samples are recorded
   * @param firstNanos time of the earliest one, ns since the epoch
   * @param lastNanos time of the latest one, ns since the epoch
   */
  public record RecordedSeries(String name, long rows, long firstNanos, long lastNanos) {}

  /** The number of samples of all series. */
  public long rows() {
    return series.stream().mapToLong(RecordedSeries::rows).sum();
  }

  /** The time of the earliest sample, ns since the epoch. */
  public long firstNanos() {
    return series.stream().mapToLong(RecordedSeries::firstNanos).min().orElse(0);
  }

  /** The time of the latest sample, ns since the epoch. */
  public long lastNanos() {
    return series.stream().mapToLong(RecordedSeries::lastNanos).max().orElse(0);
  }
}
