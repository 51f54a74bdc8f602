package topicscope.kafka.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import topicscope.kafka.observe.RecordCourse.Bar;
import topicscope.kafka.observe.TopicBounds.Part;

/**
 * What brokers have answered about one topic: for partitions and times, the offset of the first
 * record that is not older. Such an offset stays what it is, so it is asked for once. For the
 * survey's thread.
 */
final class CourseAnswers {
  private final Map<TopicPartition, Map<Long, Long>> offsets = new HashMap<>();

  /** The partitions whose offset at a time is unknown. */
  List<TopicPartition> missing(TopicBounds bounds, long timeMs) {
    return bounds.asked().stream()
        .filter(part -> part.isWithin(timeMs))
        .map(Part::partition)
        .filter(partition -> !offsets.getOrDefault(partition, Map.of()).containsKey(timeMs))
        .toList();
  }

  /** Takes answers about a time; those of partitions without a record since then are left out. */
  void put(long timeMs, Map<TopicPartition, Long> answers) {
    answers.forEach((partition, offset) -> {
      if (offset >= 0) {
        offsets.computeIfAbsent(partition, key -> new HashMap<>()).put(timeMs, offset);
      }
    });
  }

  /** Forgets a partition, whose records are others now. */
  void forget(TopicPartition partition) {
    offsets.remove(partition);
  }

  /** Forgets all times but these. */
  void keep(Set<Long> times) {
    offsets.values().forEach(known -> known.keySet().retainAll(times));
  }

  /** The course as far as it is known. */
  RecordCourse course(TopicBounds bounds, CoursePlan plan) {
    List<Bar> bars = new ArrayList<>();
    List<Long> times = plan.times();
    long from = plan.firstMs();
    long sum = 0;
    int known = 0;
    for (long time : times) {
      OptionalLong before = before(bounds, time);
      if (before.isEmpty()) {
        continue;
      }
      known++;
      long scaled = Math.round(before.getAsLong() * bounds.factor());
      if (time == plan.firstMs()) {
        sum = scaled;
      } else {
        bars.add(new Bar(from, time, Math.max(0, scaled - sum)));
        sum = Math.max(sum, scaled);
        from = time;
      }
    }
    return new RecordCourse(plan.widthMs(), bars, known, times.size());
  }

  /** How many records are before a time, in the partitions that are asked. */
  private OptionalLong before(TopicBounds bounds, long timeMs) {
    long sum = 0;
    for (Part part : bounds.asked()) {
      if (timeMs > part.lastMs()) {
        sum += part.records();
      } else if (timeMs > part.firstMs()) {
        Long offset = offsets.getOrDefault(part.partition(), Map.of()).get(timeMs);
        if (offset == null) {
          return OptionalLong.empty();
        }
        sum += Math.max(0, Math.min(offset, part.end()) - part.begin());
      }
    }
    return OptionalLong.of(sum);
  }
}
