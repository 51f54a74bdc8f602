package topicscope.kafka.observe;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a list of topics shows of one of them.
 *
 * @param partitions number of partitions
 * @param recordsPerSecond growth of its end offsets per second, over the last 5 s; NaN before the
 *     second count and while a partition doesn't answer
 * @param recentRates the growth per second at each count of the last 30 s, oldest first
 * @param records end minus begin offsets of all partitions; empty while one of them is unknown.
 *     Compaction and transactions make the number of records smaller
 * @param lastTimeMs the latest timestamp of its records, ms since the epoch; empty while it is
 *     unknown, and if there is none
 * @param bytes what it takes on disk, one copy of each partition; empty while it is unknown or not
 *     permitted
 * @param active whether records came within the last minute or so
 */
public record TopicStatistics(
    int partitions,
    double recordsPerSecond,
    List<Double> recentRates,
    OptionalLong records,
    OptionalLong lastTimeMs,
    OptionalLong bytes,
    boolean active) {
  /** Keeps a copy. */
  public TopicStatistics {
    recentRates = List.copyOf(recentRates);
  }

  /** The same with its size. */
  public TopicStatistics withBytes(OptionalLong size) {
    return new TopicStatistics(
        partitions, recordsPerSecond, recentRates, records, lastTimeMs, size, active);
  }

  /** Whether the topic holds nothing; false while that is unknown. */
  public boolean isEmpty() {
    return records.isPresent() && records.getAsLong() == 0;
  }

  /** The same without rates: what is left some time later. */
  public TopicStatistics withoutRates() {
    return new TopicStatistics(
        partitions, Double.NaN, List.of(), records, lastTimeMs, bytes, active);
  }
}
