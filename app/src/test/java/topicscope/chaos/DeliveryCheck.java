package topicscope.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import topicscope.signal.SampleCopy;
import topicscope.signal.SeriesSet;
import topicscope.testing.Samples;

/**
 * Compares the records that the producer got acknowledged with the samples in the buffer.
 *
 * @param acknowledged the number of acknowledged records
 * @param missing acknowledged records that are not in the buffer
 * @param duplicated offsets that are in the buffer more than once
 * @param disordered samples whose offset isn't above the previous one, per partition
 * @param wrong samples whose value isn't the acknowledged one
 */
record DeliveryCheck(
    long acknowledged, long missing, long duplicated, long disordered, long wrong) {

  /** Compares; the producer must have finished. */
  static DeliveryCheck compare(
      AckedProducer producer, int partitions, SeriesSet series, String name) {
    Map<Integer, SortedMap<Long, Double>> logs = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      logs.put(partition, producer.acknowledged(partition));
    }
    return compare(logs, Samples.window(series, name));
  }

  static DeliveryCheck compare(Map<Integer, SortedMap<Long, Double>> logs, SampleCopy window) {
    Map<Integer, SortedMap<Long, Double>> seen = new HashMap<>();
    Map<Integer, Long> last = new HashMap<>();
    long duplicated = 0;
    long disordered = 0;
    long wrong = 0;
    for (int i = 0; i < window.size(); i++) {
      int partition = window.partition(i);
      long offset = window.offset(i);
      Double before =
          seen.computeIfAbsent(partition, p -> new TreeMap<>()).put(offset, window.value(i));
      duplicated += before == null ? 0 : 1;
      disordered += last.getOrDefault(partition, -1L) < offset ? 0 : 1;
      last.put(partition, offset);
      Double value = logs.getOrDefault(partition, new TreeMap<>()).get(offset);
      wrong += value == null || value == window.value(i) ? 0 : 1;
    }
    long acknowledged = 0;
    long missing = 0;
    for (Map.Entry<Integer, SortedMap<Long, Double>> log : logs.entrySet()) {
      SortedMap<Long, Double> partition = seen.getOrDefault(log.getKey(), new TreeMap<>());
      acknowledged += log.getValue().size();
      missing += log.getValue().keySet().stream().filter(o -> !partition.containsKey(o)).count();
    }
    return new DeliveryCheck(acknowledged, missing, duplicated, disordered, wrong);
  }

  /** Whether every acknowledged record arrived once, in order and unchanged. */
  boolean isCorrect() {
    return missing == 0 && duplicated == 0 && disordered == 0 && wrong == 0;
  }

  /** A few of the acknowledged offsets of a partition that aren't in the buffer. */
  static List<Long> missing(SortedMap<Long, Double> log, SampleCopy window, int partition) {
    List<Long> missing = new ArrayList<>(log.keySet());
    for (int i = 0; i < window.size(); i++) {
      if (window.partition(i) == partition) {
        missing.remove(window.offset(i));
      }
    }
    return missing.stream().limit(20).toList();
  }
}
