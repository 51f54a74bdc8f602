package topicscope.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import topicscope.signal.RecordCounter;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.TimeUnit;

/**
 * All transforms of one reading. Each writes its samples into a series of the same set, so that
 * everything that shows series shows the results, and transforms can use transforms. A transform
 * starts with the samples held and follows new ones. It waits for a source series that does not
 * exist yet. It starts again when another topic replaces the topic.
 *
 * <p>{@link #step(long)} belongs to one thread, see {@link AnalysisThread}. Any thread may call the
 * other methods; they never wait. Changes apply from the next step on.
 */
public final class TransformRunner {
  private static final long RATE_MS = 1_000;

  private final SeriesSet set;
  private final TopicSignals signals;
  private final List<Work> works = new ArrayList<>();
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private volatile List<TransformState> all = List.of();
  private final SampleCopy window = new SampleCopy();
  private final StepFailures failures = new StepFailures();
  private int life;
  private boolean changed;

  private static final class Work {
    final Transform transform;
    Optional<Series> series = Optional.empty();
    Optional<RunningTransform> derivation = Optional.empty();

    Work(Transform transform) {
      this.transform = transform;
    }
  }

  /** Starts without transforms; there are no series about the topic. */
  public TransformRunner(SeriesSet set) {
    this(set, TopicSignals.NONE);
  }

  /** Starts without transforms. */
  public TransformRunner(SeriesSet set, TopicSignals signals) {
    this.set = set;
    this.signals = signals;
    life = set.life();
  }

  /**
   * Adds a transform, unless it exists already, and the series about the topic that it is made of.
   */
  public void add(Transform transform) {
    transform.sources().stream()
        .filter(source -> new ExpressionReader(source).isSignal())
        .map(source -> Transform.parse(source))
        .forEach(this::add);
    orders.add(() -> {
      if (works.stream().noneMatch(work -> work.transform.equals(transform))) {
        works.add(new Work(transform));
      }
    });
  }

  /** Removes a transform and its series. */
  public void remove(Transform transform) {
    orders.add(() -> {
      for (Work work : works) {
        if (work.transform.equals(transform)) {
          work.series.ifPresent(set::remove);
          transform.signal().ifPresent(signals::end);
        }
      }
      works.removeIf(work -> work.transform.equals(transform));
    });
  }

  /** All transforms in the order of addition. */
  public List<TransformState> all() {
    return all;
  }

  /** Takes the samples since the last step; {@code nowMs} is the wall clock. */
  public void step(long nowMs) {
    for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
      order.run();
    }
    if (set.life() != life) {
      life = set.life();
      works.forEach(work -> work.derivation = Optional.empty());
    }
    changed = false;
    works.forEach(work -> failures.run(() -> step(work, nowMs)));
    all = works.stream().map(this::derived).toList();
    if (changed) {
      set.changed();
    }
    failures.rethrow();
  }

  private void step(Work work, long nowMs) {
    if (work.derivation.isEmpty()) {
      begin(work);
    }
    changed |= work.derivation.isPresent() && work.derivation.get().step(nowMs);
  }

  private TransformState derived(Work work) {
    return new TransformState(
        work.transform,
        work.series,
        work.derivation.map(RunningTransform::counts).orElse(TransformCounts.NONE),
        work.transform.signal().flatMap(signals::problem),
        work.transform.kind().isOfAll() && hasRests(work.transform));
  }

  private boolean hasRests(Transform transform) {
    return transform.sources().stream()
        .anyMatch(name -> set.find(name).filter(one -> one.buffer().hasRests()).isPresent());
  }

  private void begin(Work work) {
    Transform transform = work.transform;
    if (transform.signal().isPresent()) {
      begin(work, transform.signal().get());
      return;
    }
    List<SampleBuffer> from = new ArrayList<>();
    for (String name : transform.sources()) {
      set.find(name).map(Series::buffer).ifPresent(from::add);
    }
    if (from.size() == transform.sources().size()) {
      TimeUnit unit =
          from.stream().map(SampleBuffer::unit).findFirst().orElse(TimeUnit.MILLISECONDS);
      Series series = set.derive(transform.text(), unit);
      work.series = Optional.of(series);
      work.derivation = Optional.of(derivation(transform, from, series.buffer()));
    }
  }

  private void begin(Work work, TopicSignal signal) {
    Series series =
        set.derive(
            signal.text(),
            new Series.Form(Optional.empty(), TimeUnit.MILLISECONDS, signal.kind().unit()));
    work.series = Optional.of(series);
    work.derivation = Optional.of(running(signal, series.buffer()));
  }

  /** Records per second are summed up from counts, all else is written by its source. */
  private RunningTransform running(TopicSignal signal, SampleBuffer to) {
    if (signal.kind() != TopicSignal.Kind.RATE) {
      signals.begin(signal, to);
      return new RunningTransform.Written(to);
    }
    SampleBuffer counts = set.records();
    if (signal.partition().isPresent()) {
      counts = new SampleBuffer(RecordCounter.CAPACITY);
      signals.begin(signal, counts);
    }
    Operator perSecond = new BucketAggregator(TransformKind.RECORDS, RATE_MS);
    return new RunningTransform.OfOne(perSecond, counts, window, to);
  }

  private RunningTransform derivation(
      Transform transform, List<SampleBuffer> from, SampleBuffer to) {
    return switch (transform.kind()) {
      case RECORDS -> new RunningTransform.OfOne(kernel(transform), set.records(), window, to);
      case BYTES -> new RunningTransform.OfOne(kernel(transform), set.bytes(), window, to);
      case DIFFERENCE, RATIO -> {
        long age =
            transform.amount() instanceof TransformParameter.Span span
                ? span.ms()
                : Transform.PARTNER_AGE_MS;
        yield new SeriesJoin(
            transform.kind() == TransformKind.RATIO, age, from.get(0), from.get(1), to);
      }
      default -> new RunningTransform.OfOne(kernel(transform), from.getFirst(), window, to);
    };
  }

  /** Creates the arithmetic of a transform of one series. */
  static Operator kernel(Transform transform) {
    return switch (transform.amount()) {
      case TransformParameter.Span span ->
          switch (transform.kind()) {
            case AVERAGE -> new MovingAverage(span);
            case SMOOTH -> new Smoothing(span);
            default -> new BucketAggregator(transform.kind(), span.ms());
          };
      case TransformParameter.Plain number ->
          transform.kind() == TransformKind.AVERAGE
              ? new MovingAverage((int) number.value())
              : new Smoothing(number.value());
      case TransformParameter.None _, TransformParameter.About _ ->
          new StepOperator(transform.kind() == TransformKind.RATE);
    };
  }
}
