package topicscope.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.GroupMonitor;
import topicscope.kafka.observe.GroupStanding;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.transform.TopicSignal;

/**
 * The series about one topic that its cluster is asked for. What was answered can't be read again,
 * so a reading that replaces another gets it from here: it is kept while any reading has the
 * series.
 *
 * <p>Asks on a thread of its own, while any series is wanted. Thread-safe.
 */
public final class AskedSeries {
  private static final int NO_PARTITION = -1;
  private static final long NO_OFFSET = -1;
  private static final int CAPACITY = 100_000;
  private static final int CHUNK = 4_096;
  private static final int MAX_MARKS = 1_000;

  private final ClusterConnection connection;
  private final String topic;
  private final Duration interval;
  private final Map<TopicSignal, Wanted> wanted = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();
  private final List<GroupMark> marks = new ArrayList<>();
  private final SampleBatch batch = new SampleBatch();
  private final SampleCopy window = new SampleCopy();
  private Optional<GroupMonitor> monitor = Optional.empty();
  private Optional<GroupMonitor.Answer> latest = Optional.empty();

  /** The samples of a series, and the buffers of readings that get them. */
  private record Wanted(SampleBuffer all, List<SampleBuffer> readings) {}

  /**
   * Asks for nothing yet.
   *
   * @param interval how often the cluster is asked
   */
  public AskedSeries(ClusterConnection connection, String topic, Duration interval) {
    this.connection = connection;
    this.topic = topic;
    this.interval = interval;
  }

  /** Writes what is known of a series, and all that comes, to a buffer. */
  synchronized void begin(TopicSignal signal, SampleBuffer into) {
    Wanted known =
        wanted.computeIfAbsent(
            signal, key -> new Wanted(new SampleBuffer(CAPACITY), new ArrayList<>()));
    copy(known.all, into);
    known.readings.add(into);
    ask();
  }

  private void copy(SampleBuffer from, SampleBuffer into) {
    long next = from.firstNumber();
    while (next < from.appended()) {
      from.copy(next, CHUNK, window);
      next = window.firstNumber() + window.size();
      for (int i = 0; i < window.size(); i++) {
        batch.add(window.time(i), window.value(i), window.partition(i), window.offset(i));
      }
      into.append(batch);
      batch.clear();
    }
  }

  /** Writes no more to a buffer. A series that no other reading has is asked for no more. */
  synchronized void end(TopicSignal signal, SampleBuffer into) {
    Wanted known = wanted.get(signal);
    if (known != null && known.readings.removeIf(one -> one == into) && known.readings.isEmpty()) {
      wanted.remove(signal);
      ask();
    }
  }

  private void ask() {
    if (wanted.isEmpty()) {
      // It may be the monitor's own thread, which can't wait for its end.
      monitor.ifPresent(old -> Thread.ofVirtual().name("closing-groups").start(old::close));
      monitor = Optional.empty();
      latest = Optional.empty();
      return;
    }
    if (monitor.isEmpty()) {
      monitor = Optional.of(GroupMonitor.start(connection, topic, interval, this::take));
    }
    Set<String> groups = new HashSet<>();
    Set<String> aged = new HashSet<>();
    boolean members = false;
    boolean starts = false;
    for (TopicSignal signal : wanted.keySet()) {
      if (signal.kind().isOfGroup()) {
        groups.add(signal.argument());
      }
      if (signal.kind() == TopicSignal.Kind.LAGTIME) {
        aged.add(signal.argument());
      }
      members |= signal.kind() == TopicSignal.Kind.MEMBERS;
      starts |= signal.kind() == TopicSignal.Kind.START;
    }
    GroupMonitor.Wanted all = new GroupMonitor.Wanted(groups, aged, members, starts);
    monitor.ifPresent(now -> now.want(all));
  }

  /** Takes an answer, on the monitor's thread. */
  private synchronized void take(GroupMonitor.Answer answer) {
    wanted.forEach((signal, into) ->
        value(signal, answer)
            .ifPresent(value -> {
              int partition = signal.partition().orElse(NO_PARTITION);
              batch.add(answer.atMs(), value, partition, NO_OFFSET);
              into.all.append(batch);
              into.readings.forEach(one -> one.append(batch));
              batch.clear();
            }));
    answer.groups().values().forEach(group -> note(group, answer.atMs()));
    latest = Optional.of(answer);
  }

  /** Notes that a group has another state than before. */
  private void note(GroupStanding group, long atMs) {
    String now = word(group.state());
    String before = states.put(group.group(), now);
    if (before != null && !before.equals(now)) {
      if (marks.size() == MAX_MARKS) {
        marks.removeFirst();
      }
      marks.add(new GroupMark(atMs, group.group() + ": " + now));
    }
  }

  private static String word(String state) {
    return switch (state) {
      case "Stable" -> "stable";
      case "Empty" -> "empty";
      case "Dead", "" -> "gone";
      default -> "rebalancing";
    };
  }

  /**
   * A group has another state.
   *
   * @param timeMs when that was seen, ms since the epoch
   * @param text the group and its state
   */
  public record GroupMark(long timeMs, String text) {}

  /** When the groups have changed their state, oldest first; at most {@value #MAX_MARKS}. */
  synchronized List<GroupMark> marks() {
    return List.copyOf(marks);
  }

  private OptionalDouble value(TopicSignal signal, GroupMonitor.Answer answer) {
    OptionalInt partition = signal.partition();
    return switch (signal.kind()) {
      case END -> sum(answer.ends(), partition);
      case START -> sum(answer.starts(), partition);
      case PRODUCED ->
          latest.map(before -> growth(before, answer, partition)).orElse(OptionalDouble.empty());
      case LAG ->
          standing(signal, answer)
              .map(group -> lag(group, partition))
              .orElse(OptionalDouble.empty());
      case MEMBERS ->
          standing(signal, answer)
              .map(group -> OptionalDouble.of(group.members()))
              .orElse(OptionalDouble.empty());
      case LAGTIME -> age(answer.ages().getOrDefault(signal.argument(), Map.of()), partition);
      case RATE, BYTES, INTERVAL, DELAY, KEYS, MATCH -> OptionalDouble.empty();
    };
  }

  private static Optional<GroupStanding> standing(TopicSignal signal, GroupMonitor.Answer answer) {
    return Optional.ofNullable(answer.groups().get(signal.argument()))
        .filter(group -> group.problem().isEmpty());
  }

  private static OptionalDouble sum(Map<Integer, Long> offsets, OptionalInt partition) {
    if (partition.isPresent()) {
      Long offset = offsets.get(partition.getAsInt());
      return offset == null ? OptionalDouble.empty() : OptionalDouble.of(offset);
    }
    return offsets.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(offsets.values().stream().mapToLong(Long::longValue).sum());
  }

  /** Between two answers of the same partitions. */
  private static OptionalDouble growth(
      GroupMonitor.Answer before, GroupMonitor.Answer now, OptionalInt partition) {
    double seconds = (now.atMs() - before.atMs()) / 1e3;
    OptionalDouble from = sum(before.ends(), partition);
    OptionalDouble to = sum(now.ends(), partition);
    boolean same = before.ends().keySet().equals(now.ends().keySet());
    return seconds <= 0 || !same || from.isEmpty() || to.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((to.getAsDouble() - from.getAsDouble()) / seconds);
  }

  private OptionalDouble lag(GroupStanding group, OptionalInt partition) {
    OptionalLong lag =
        partition.isPresent() ? group.lag(topic, partition.getAsInt()) : group.lag(topic);
    return lag.isPresent() ? OptionalDouble.of(lag.getAsLong()) : OptionalDouble.empty();
  }

  /** The greatest age, s. */
  private static OptionalDouble age(Map<Integer, Long> ages, OptionalInt partition) {
    return ages.entrySet().stream()
        .filter(one -> partition.isEmpty() || one.getKey() == partition.getAsInt())
        .mapToDouble(one -> one.getValue() / 1e3)
        .max();
  }

  /** Why no samples of a series come, as the end of a sentence; empty if they do. */
  synchronized Optional<String> problem(TopicSignal signal) {
    Optional<String> failure = monitor.flatMap(GroupMonitor::failure);
    return failure.isPresent() || !signal.kind().isOfGroup()
        ? failure
        : latest
            .map(answer -> answer.groups().get(signal.argument()))
            .flatMap(AskedSeries::problem);
  }

  private static Optional<String> problem(GroupStanding group) {
    return group
        .problem()
        .or(() ->
            group.partitions().isEmpty()
                ? Optional.of("the group has committed nothing in this topic")
                : Optional.empty());
  }

  /** How many requests are made per second; 0 if none is. */
  synchronized double requestsPerSecond() {
    return monitor.map(GroupMonitor::requestsPerSecond).orElse(0.0);
  }
}
