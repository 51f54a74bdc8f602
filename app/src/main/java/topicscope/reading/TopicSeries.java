package topicscope.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.meter.DelayMeter;
import topicscope.kafka.meter.IntervalMeter;
import topicscope.kafka.meter.KeyMeter;
import topicscope.kafka.meter.PartitionRateMeter;
import topicscope.kafka.meter.RecordMeter;
import topicscope.kafka.meter.RecordMeters;
import topicscope.kafka.meter.SizeMeter;
import topicscope.kafka.observe.GroupMonitor;
import topicscope.kafka.observe.GroupStanding;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.transform.ExpressionReader;
import topicscope.transform.TopicSignal;
import topicscope.transform.TopicSignals;

/**
 * Writes the series about one topic: those about its records on the reader's thread, those that the
 * cluster is asked for on a thread of their own, which runs while there is one of them. Thread-safe.
 */
final class TopicSeries implements TopicSignals, AutoCloseable {
  private static final int NO_PARTITION = -1;
  private static final long NO_OFFSET = -1;
  private static final long KEYS_MS = 10_000;

  private final ClusterConnection connection;
  private final String topic;
  private final Duration interval;
  private final RecordMeters meters;
  private final BooleanSupplier live;
  private final Map<TopicSignal, RecordMeter> metered = new HashMap<>();
  private final Map<TopicSignal, SampleBuffer> asked = new ConcurrentHashMap<>();
  private final SampleBatch one = new SampleBatch();
  private Optional<GroupMonitor> monitor = Optional.empty();
  private Optional<GroupMonitor.Answer> before = Optional.empty();
  private volatile Optional<GroupMonitor.Answer> latest = Optional.empty();
  private boolean closed;

  /**
   * Without a series.
   *
   * @param interval how often the cluster is asked
   * @param meters those of the reader
   * @param live whether what the topic held at the start is read; asked on the reader's thread
   */
  TopicSeries(
      ClusterConnection connection,
      String topic,
      Duration interval,
      RecordMeters meters,
      BooleanSupplier live) {
    this.connection = connection;
    this.topic = topic;
    this.interval = interval;
    this.meters = meters;
    this.live = live;
  }

  @Override
  public synchronized SampleBuffer begin(TopicSignal signal, SampleBuffer into) {
    end(signal);
    if (closed) {
      return into;
    }
    if (signal.kind().isAsked()) {
      asked.put(signal, into);
      ask();
    } else {
      RecordMeter meter = meter(signal, into);
      metered.put(signal, meter);
      meters.add(meter);
    }
    return into;
  }

  private RecordMeter meter(TopicSignal signal, SampleBuffer into) {
    return switch (signal.kind()) {
      case RATE -> new PartitionRateMeter(signal.partition().orElseThrow(), into);
      case BYTES -> new SizeMeter(SizeMeter.Part.of(signal.argument()), into);
      case INTERVAL -> new IntervalMeter(!signal.argument().isEmpty(), into);
      case DELAY -> new DelayMeter(live, into);
      case KEYS -> new KeyMeter(width(signal.argument()), into);
      case END, START, PRODUCED, LAG, LAGTIME, MEMBERS ->
          throw new IllegalArgumentException(signal + " isn't about records");
    };
  }

  private static long width(String argument) {
    return argument.isEmpty() ? KEYS_MS : new ExpressionReader(argument).time();
  }

  @Override
  public synchronized void end(TopicSignal signal) {
    Optional.ofNullable(metered.remove(signal)).ifPresent(meters::remove);
    if (asked.remove(signal) != null) {
      ask();
    }
  }

  /** Asks for what is wanted now. */
  private void ask() {
    if (asked.isEmpty()) {
      monitor.ifPresent(TopicSeries::stop);
      monitor = Optional.empty();
      before = Optional.empty();
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
    for (TopicSignal signal : asked.keySet()) {
      if (signal.kind().isOfGroup()) {
        groups.add(signal.argument());
      }
      if (signal.kind() == TopicSignal.Kind.LAGTIME) {
        aged.add(signal.argument());
      }
      members |= signal.kind() == TopicSignal.Kind.MEMBERS;
      starts |= signal.kind() == TopicSignal.Kind.START;
    }
    GroupMonitor.Wanted wanted = new GroupMonitor.Wanted(groups, aged, members, starts);
    monitor.ifPresent(now -> now.want(wanted));
  }

  /** It may be called by the monitor itself, which can't wait for its own end. */
  private static void stop(GroupMonitor monitor) {
    Thread.ofVirtual().name("closing-groups").start(monitor::close);
  }

  /** Takes an answer, on the monitor's thread. */
  private void take(GroupMonitor.Answer answer) {
    asked.forEach(
        (signal, into) ->
            value(signal, answer)
                .ifPresent(value -> {
                  one.clear();
                  one.add(answer.atMs(), value, signal.partition().orElse(NO_PARTITION), NO_OFFSET);
                  into.append(one);
                }));
    before = Optional.of(answer);
    latest = before;
  }

  private OptionalDouble value(TopicSignal signal, GroupMonitor.Answer answer) {
    OptionalInt partition = signal.partition();
    return switch (signal.kind()) {
      case END -> sum(answer.ends(), partition);
      case START -> sum(answer.starts(), partition);
      case PRODUCED -> before.map(last -> growth(last, answer, partition)).orElse(OptionalDouble.empty());
      case LAG -> standing(signal, answer).map(group -> lag(group, partition)).orElse(OptionalDouble.empty());
      case MEMBERS ->
          standing(signal, answer)
              .map(group -> OptionalDouble.of(group.members()))
              .orElse(OptionalDouble.empty());
      case LAGTIME -> age(answer.ages().getOrDefault(signal.argument(), Map.of()), partition);
      case RATE, BYTES, INTERVAL, DELAY, KEYS -> OptionalDouble.empty();
    };
  }

  private static Optional<GroupStanding> standing(TopicSignal signal, GroupMonitor.Answer answer) {
    return Optional.ofNullable(answer.groups().get(signal.argument()))
        .filter(group -> group.problem().isEmpty());
  }

  /** Of all partitions it is known only if that of each is. */
  private static OptionalDouble sum(Map<Integer, Long> offsets, OptionalInt partition) {
    if (partition.isPresent()) {
      Long offset = offsets.get(partition.getAsInt());
      return offset == null ? OptionalDouble.empty() : OptionalDouble.of(offset);
    }
    return offsets.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(offsets.values().stream().mapToLong(Long::longValue).sum());
  }

  private static OptionalDouble growth(
      GroupMonitor.Answer last, GroupMonitor.Answer now, OptionalInt partition) {
    double seconds = (now.atMs() - last.atMs()) / 1e3;
    if (seconds <= 0 || !last.ends().keySet().equals(now.ends().keySet())) {
      return OptionalDouble.empty();
    }
    OptionalDouble from = sum(last.ends(), partition);
    OptionalDouble to = sum(now.ends(), partition);
    return from.isEmpty() || to.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((to.getAsDouble() - from.getAsDouble()) / seconds);
  }

  private OptionalDouble lag(GroupStanding group, OptionalInt partition) {
    double sum = 0;
    boolean any = false;
    for (var committed : group.committed().keySet()) {
      if (partition.isEmpty() || committed.partition() == partition.getAsInt()) {
        var lag = group.lag(committed);
        if (lag.isEmpty()) {
          // A partition that does not answer would make the sum too small.
          return OptionalDouble.empty();
        }
        sum += lag.getAsLong();
        any = true;
      }
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  /** The greatest age, in seconds. */
  private static OptionalDouble age(Map<Integer, Long> ages, OptionalInt partition) {
    return ages.entrySet().stream()
        .filter(one -> partition.isEmpty() || one.getKey() == partition.getAsInt())
        .mapToDouble(one -> one.getValue() / 1e3)
        .max();
  }

  @Override
  public Optional<String> problem(TopicSignal signal) {
    if (!signal.kind().isAsked()) {
      return Optional.empty();
    }
    Optional<String> failure;
    synchronized (this) {
      failure = monitor.flatMap(GroupMonitor::failure);
    }
    if (failure.isPresent() || !signal.kind().isOfGroup()) {
      return failure;
    }
    return latest
        .map(answer -> answer.groups().get(signal.argument()))
        .flatMap(group ->
            group
                .problem()
                .or(() ->
                    group.committed().isEmpty()
                        ? Optional.of("the group has committed nothing in this topic")
                        : Optional.empty()));
  }

  /** How many requests are made per second for these series; 0 if none is. */
  synchronized double requestsPerSecond() {
    return monitor.map(GroupMonitor::requestsPerSecond).orElse(0.0);
  }

  @Override
  public void close() {
    Optional<GroupMonitor> ending;
    synchronized (this) {
      closed = true;
      metered.values().forEach(meters::remove);
      metered.clear();
      asked.clear();
      ending = monitor;
      monitor = Optional.empty();
    }
    ending.ifPresent(GroupMonitor::close);
  }
}
