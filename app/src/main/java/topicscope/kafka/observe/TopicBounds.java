package topicscope.kafka.observe;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Where a topic begins and ends: the partitions that are asked for times, and what they stand for.
 *
 * @param id the topic's id
 * @param asked the partitions that are asked, with a record that has a time
 * @param factor by how much their sums are scaled up; 1 if all partitions are asked
 * @param basis what the numbers rest on
 */
record TopicBounds(Uuid id, List<Part> asked, double factor, RetainedTime.Basis basis) {
  /**
   * One partition. Times in ms since the epoch.
   *
   * @param begin the offset of its first record with a time
   * @param end its end offset
   * @param firstMs the time of its first record
   * @param lastMs its latest time
   */
  record Part(TopicPartition partition, long begin, long end, long firstMs, long lastMs) {
    /** Whether only the broker knows how many records are before a time. */
    boolean isWithin(long timeMs) {
      return timeMs > firstMs && timeMs <= lastMs;
    }

    long records() {
      return Math.max(0, end - begin);
    }
  }

  /** Keeps a copy. */
  TopicBounds {
    asked = List.copyOf(asked);
  }

  /** The earliest first time; 0 without a partition. */
  long firstMs() {
    return asked.stream().mapToLong(Part::firstMs).min().orElse(0);
  }

  /** The latest time; 0 without a partition. */
  long lastMs() {
    return asked.stream().mapToLong(Part::lastMs).max().orElse(0);
  }

  /** At most {@code max} of these, evenly spread over their order. */
  static <T> List<T> sample(List<T> all, int max) {
    if (all.size() <= max) {
      return all;
    }
    return IntStream.range(0, max)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / max)))
        .toList();
  }
}
