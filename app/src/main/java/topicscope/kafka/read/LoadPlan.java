package topicscope.kafka.read;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Turns a {@link StartPosition} into the offset at which each partition begins, and what has to be
 * loaded from there.
 *
 * @param starts where each partition is read from
 * @param load what to do with what it already holds; empty when nothing of it is wanted
 */
record LoadPlan(Map<TopicPartition, Long> starts, Optional<Load> load) {

  /** Asks the cluster where the partitions begin and end, and decides. On the reader thread. */
  static LoadPlan of(StartPosition start, Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return switch (start) {
      case StartPosition.Latest _ -> new LoadPlan(ends, Optional.empty());
      case StartPosition.Earliest _ -> merging(consumer.beginningOffsets(partitions), ends);
      case StartPosition.Since since -> since(since.time(), consumer, ends);
      case StartPosition.Ago ago -> since(Instant.now().minus(ago.span()), consumer, ends);
      case StartPosition.LastRecords last when last.count() <= StartPosition.LastRecords.EXACT ->
          tail(last.count(), consumer, ends);
      case StartPosition.LastRecords last -> longTail(last.count(), consumer, ends);
    };
  }

  private static LoadPlan tail(int most, Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
    return new LoadPlan(
        TailLoad.starts(begins, ends, most), Optional.of(new TailLoad(begins, ends, most)));
  }

  private static LoadPlan since(
      Instant time, Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return merging(offsetsAt(time.toEpochMilli(), consumer, ends), ends);
  }

  /**
   * So many records that they can't all be kept until the last is there: looks for a time since
   * when there are about so many, going back in growing steps and then halving.
   */
  private static LoadPlan longTail(
      int most, Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> deepest =
        TailLoad.starts(consumer.beginningOffsets(ends.keySet()), ends, most);
    long now = System.currentTimeMillis();
    ToLongFunction<Long> found =
        ago -> count(notBefore(deepest, offsetsAt(now - ago, consumer, ends)), ends);
    long enough = Duration.ofSeconds(1).toMillis();
    long tooLittle = 0;
    long all = count(deepest, ends);
    while (found.applyAsLong(enough) < Math.min(most, all) && enough < now / 2) {
      tooLittle = enough;
      enough *= 4;
    }
    for (int i = 0; i < 8; i++) {
      long middle = (tooLittle + enough) / 2;
      if (found.applyAsLong(middle) < Math.min(most, all)) {
        tooLittle = middle;
      } else {
        enough = middle;
      }
    }
    return merging(notBefore(deepest, offsetsAt(now - enough, consumer, ends)), ends);
  }

  private static LoadPlan merging(
      Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    return new LoadPlan(starts, Optional.of(new MergeLoad(starts, ends)));
  }

  private static Map<TopicPartition, Long> offsetsAt(
      long timeMs, Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    ends.keySet().forEach(partition -> times.put(partition, Math.max(0, timeMs)));
    Map<TopicPartition, Long> offsets = new HashMap<>(ends);
    consumer
        .offsetsForTimes(times)
        .forEach((partition, found) -> {
          if (found != null) {
            offsets.put(partition, found.offset());
          }
        });
    return offsets;
  }

  private static Map<TopicPartition, Long> notBefore(
      Map<TopicPartition, Long> least, Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, Long> later = new HashMap<>(offsets);
    least.forEach((partition, offset) -> later.merge(partition, offset, Math::max));
    return later;
  }

  private static long count(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    return starts.entrySet().stream()
        .mapToLong(start -> Math.max(0, ends.getOrDefault(start.getKey(), 0L) - start.getValue()))
        .sum();
  }
}
