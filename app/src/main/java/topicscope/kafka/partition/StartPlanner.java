package topicscope.kafka.partition;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import topicscope.kafka.observe.TopicMonitor;

/**
 * Turns a {@link StartPosition} into the offset at which each partition begins. A partition that
 * does not answer is left out of the plan and can be planned later.
 */
public final class StartPlanner {
  private static final long FIRST_AGO_MS = Duration.ofSeconds(1).toMillis();
  private static final int HALVINGS = 8;

  /** The newest record is found to within this part of the span. */
  private static final int PART_OF_SPAN = 8;

  /** The year 2000: no record is older. */
  private static final long MIN_TIME_MS = 946_684_800_000L;

  private final Offsets offsets;

  /** Asks for offsets, as {@link TopicMonitor#offsets} does. */
  @FunctionalInterface
  public interface Offsets {
    /** The offsets of the partitions that answer; -1 if no record has the time asked for. */
    Map<TopicPartition, Long> ask(Map<TopicPartition, OffsetSpec> specs)
        throws InterruptedException;
  }

  /**
   * Where a partition is read.
   *
   * @param begin the first offset of its log
   * @param start the first offset to read
   * @param end its end now
   */
  public record Bounds(long begin, long start, long end) {
    Bounds startingAt(long offset) {
      return new Bounds(begin, Math.clamp(offset, begin, Math.max(begin, end)), end);
    }

    long records() {
      return Math.max(0, end - start);
    }
  }

  public StartPlanner(Offsets offsets) {
    this.offsets = offsets;
  }

  /** How many last records the backlog releases; 0 for all that it reads. */
  public static int lastRecords(StartPosition start) {
    return start instanceof StartPosition.LastRecords last
            && last.count() <= StartPosition.LastRecords.EXACT
        ? last.count()
        : 0;
  }

  /** Asks for the bounds of these partitions and decides. Blocks while it asks. */
  public Map<TopicPartition, Bounds> plan(StartPosition start, Set<TopicPartition> partitions)
      throws InterruptedException {
    Map<TopicPartition, Bounds> all = bounds(partitions);
    return switch (start) {
      case StartPosition.Latest _ -> all;
      case StartPosition.Earliest _ -> startingBack(all, Integer.MAX_VALUE);
      case StartPosition.Since since -> startingAt(since.time().toEpochMilli(), all);
      case StartPosition.Ago ago -> startingAt(Instant.now().minus(ago.span()).toEpochMilli(), all);
      case StartPosition.LastSpan last -> endingAtNewest(last.span().toMillis(), all);
      case StartPosition.LastRecords last when last.count() <= StartPosition.LastRecords.EXACT ->
          startingBack(all, last.count());
      case StartPosition.LastRecords last -> search(last.count(), startingBack(all, last.count()));
    };
  }

  /** The bounds with the start at the end. */
  private Map<TopicPartition, Bounds> bounds(Set<TopicPartition> partitions)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = offsets.ask(specs(partitions, OffsetSpec.latest()));
    Map<TopicPartition, Long> begins = offsets.ask(specs(ends.keySet(), OffsetSpec.earliest()));
    Map<TopicPartition, Bounds> bounds = new HashMap<>();
    begins.forEach((partition, begin) -> {
      long end = Math.max(begin, ends.getOrDefault(partition, begin));
      bounds.put(partition, new Bounds(begin, end, end));
    });
    return bounds;
  }

  private static Map<TopicPartition, Bounds> startingBack(
      Map<TopicPartition, Bounds> all, int records) {
    Map<TopicPartition, Bounds> back = new HashMap<>();
    all.forEach((partition, bounds) ->
        back.put(
            partition,
            bounds.startingAt(
                records == Integer.MAX_VALUE ? bounds.begin() : bounds.end() - records)));
    return back;
  }

  private Map<TopicPartition, Bounds> startingAt(long timeMs, Map<TopicPartition, Bounds> all)
      throws InterruptedException {
    Map<TopicPartition, Bounds> since = new HashMap<>();
    offsets
        .ask(specs(all.keySet(), OffsetSpec.forTimestamp(Math.max(0, timeMs))))
        .forEach((partition, offset) -> {
          Bounds bounds = all.get(partition);
          if (bounds != null) {
            since.put(partition, bounds.startingAt(offset < 0 ? bounds.end() : offset));
          }
        });
    return since;
  }

  /**
   * Too many records to queue all of them: looks for the time since when there are about so many,
   * back in growing steps and then by halving. Partitions whose timestamps do not serve (none, or
   * seconds written as milliseconds, which lie in 1970) start at the deepest offsets.
   */
  private Map<TopicPartition, Bounds> search(int records, Map<TopicPartition, Bounds> deepest)
      throws InterruptedException {
    long now = System.currentTimeMillis();
    Set<TopicPartition> timeless = timeless(deepest);
    long wanted = Math.min(records, count(deepest));
    long enough = FIRST_AGO_MS;
    long tooLittle = 0;
    while (count(notBefore(deepest, timeless, now - enough)) < wanted) {
      tooLittle = enough;
      enough *= 4;
      if (enough >= now / 2) {
        return deepest;
      }
    }
    for (int i = 0; i < HALVINGS; i++) {
      long middle = (tooLittle + enough) / 2;
      if (count(notBefore(deepest, timeless, now - middle)) < wanted) {
        tooLittle = middle;
      } else {
        enough = middle;
      }
    }
    return notBefore(deepest, timeless, now - enough);
  }

  /**
   * Begins that long before the newest record. Partitions without usable timestamps start at their
   * last {@value StartPosition.LastRecords#EXACT} offsets.
   */
  private Map<TopicPartition, Bounds> endingAtNewest(long spanMs, Map<TopicPartition, Bounds> all)
      throws InterruptedException {
    Set<TopicPartition> timeless = timeless(all);
    Map<TopicPartition, Bounds> deepest = startingBack(all, Integer.MAX_VALUE);
    deepest.putAll(startingBack(only(timeless, all), StartPosition.LastRecords.EXACT));
    Map<TopicPartition, Bounds> timed = new HashMap<>(deepest);
    timed.keySet().removeAll(timeless);
    long now = System.currentTimeMillis();
    long age = count(timed) == 0 ? 0 : ageOfNewest(timed, spanMs / PART_OF_SPAN, now);
    return notBefore(deepest, timeless, Math.max(0, now - age - spanMs));
  }

  private static Map<TopicPartition, Bounds> only(
      Set<TopicPartition> wanted, Map<TopicPartition, Bounds> all) {
    Map<TopicPartition, Bounds> some = new HashMap<>(all);
    some.keySet().retainAll(wanted);
    return some;
  }

  /**
   * How old the newest record is, ms: at least its age, and hardly more than {@code slack} more.
   */
  private long ageOfNewest(Map<TopicPartition, Bounds> timed, long slack, long now)
      throws InterruptedException {
    long enough = FIRST_AGO_MS;
    long tooLittle = 0;
    while (enough < now && count(notBefore(timed, Set.of(), now - enough)) == 0) {
      tooLittle = enough;
      enough *= 4;
    }
    while (enough - tooLittle > Math.max(FIRST_AGO_MS, slack)) {
      long middle = (tooLittle + enough) / 2;
      if (count(notBefore(timed, Set.of(), Math.max(0, now - middle))) == 0) {
        tooLittle = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  /** The partitions whose records have no time, or one of 1970: no time tells them apart. */
  private Set<TopicPartition> timeless(Map<TopicPartition, Bounds> all)
      throws InterruptedException {
    return startingAt(MIN_TIME_MS, all).entrySet().stream()
        .filter(entry -> entry.getValue().records() == 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Map<TopicPartition, Bounds> notBefore(
      Map<TopicPartition, Bounds> deepest, Set<TopicPartition> timeless, long timeMs)
      throws InterruptedException {
    Map<TopicPartition, Bounds> later = startingAt(timeMs, deepest);
    later.replaceAll((partition, bounds) -> {
      Bounds least = deepest.getOrDefault(partition, bounds);
      return timeless.contains(partition)
          ? least
          : bounds.startingAt(Math.max(least.start(), bounds.start()));
    });
    return later;
  }

  private static long count(Map<TopicPartition, Bounds> all) {
    return all.values().stream().mapToLong(Bounds::records).sum();
  }

  private static Map<TopicPartition, OffsetSpec> specs(
      Set<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    partitions.forEach(partition -> specs.put(partition, spec));
    return specs;
  }
}
