package topicscope.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import topicscope.kafka.meter.DelayMeter;
import topicscope.kafka.meter.IntervalMeter;
import topicscope.kafka.meter.KeyMeter;
import topicscope.kafka.meter.MatchMeter;
import topicscope.kafka.meter.PartitionRateMeter;
import topicscope.kafka.meter.RecordMeter;
import topicscope.kafka.meter.RecordMeters;
import topicscope.kafka.meter.SizeMeter;
import topicscope.signal.SampleBuffer;
import topicscope.transform.ExpressionReader;
import topicscope.transform.TopicSignal;
import topicscope.transform.TopicSignals;

/**
 * Writes the series about the topic of one reading: those about its records on the reader's thread,
 * those that the cluster is asked for on another. Thread-safe.
 */
final class TopicSeries implements TopicSignals, AutoCloseable {
  private static final long KEYS_MS = 10_000;

  private final AskedSeries asked;
  private final RecordMeters meters;
  private final BooleanSupplier live;
  private final Map<TopicSignal, RecordMeter> metered = new HashMap<>();
  private final Map<TopicSignal, SampleBuffer> answered = new HashMap<>();
  private boolean closed;

  /**
   * Without a series.
   *
   * @param meters those of the reader
   * @param live whether what the topic held at the start is read; asked on the reader's thread
   */
  TopicSeries(AskedSeries asked, RecordMeters meters, BooleanSupplier live) {
    this.asked = asked;
    this.meters = meters;
    this.live = live;
  }

  @Override
  public synchronized void begin(TopicSignal signal, SampleBuffer into) {
    end(signal);
    if (closed) {
      return;
    }
    if (signal.kind().isAsked()) {
      answered.put(signal, into);
      asked.begin(signal, into);
    } else {
      RecordMeter meter = meter(signal, into);
      metered.put(signal, meter);
      meters.add(meter);
    }
  }

  private RecordMeter meter(TopicSignal signal, SampleBuffer into) {
    return switch (signal.kind()) {
      case RATE -> new PartitionRateMeter(signal.partition().orElseThrow(), into);
      case BYTES -> new SizeMeter(SizeMeter.Part.of(signal.argument()), into);
      case INTERVAL -> new IntervalMeter(!signal.argument().isEmpty(), into);
      case DELAY -> new DelayMeter(live, into);
      case KEYS -> new KeyMeter(width(signal.argument()), into);
      case MATCH -> new MatchMeter(signal.argument(), into);
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
    Optional.ofNullable(answered.remove(signal)).ifPresent(into -> asked.end(signal, into));
  }

  @Override
  public Optional<String> problem(TopicSignal signal) {
    return signal.kind().isAsked() ? asked.problem(signal) : Optional.empty();
  }

  /** How many requests are made per second for these series; 0 if none is. */
  double requestsPerSecond() {
    return asked.requestsPerSecond();
  }

  /** When the groups that are asked for have changed their state. */
  List<AskedSeries.GroupMark> marks() {
    return asked.marks();
  }

  @Override
  public synchronized void close() {
    closed = true;
    metered.values().forEach(meters::remove);
    metered.clear();
    answered.forEach(asked::end);
    answered.clear();
  }
}
