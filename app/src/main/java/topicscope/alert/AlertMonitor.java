package topicscope.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.transform.AnalysisThread;
import topicscope.transform.StepFailures;
import topicscope.transform.TransformRunner;

/**
 * All rules of one reading of a topic. A rule for several series is evaluated on each of them
 * separately, also on series that appear later. Samples already held are evaluated first; events of
 * later samples are live, once the topic's history is loaded. What came just before the rule can't
 * be distinguished from what came just after it: events of records less than a minute old are live,
 * too. When another topic takes the name, the new series replace the old ones.
 *
 * <p>{@link #step(long)} belongs to one thread, see {@link AnalysisThread}; the listener is called
 * on it. Any thread may call the other methods; they never wait. Changes apply from the next step
 * on.
 */
public final class AlertMonitor {
  private static final long FRESH_MS = 60_000;

  private final String topic;
  private final SeriesSet set;
  private final RuleSubjects subjects;
  private final TransformRunner derivations;
  private final AlertLog log;
  private final BooleanSupplier loaded;
  private final Consumer<AlertEvent> listener;
  private final Map<AlertRule, Map<String, AlertEvaluator>> sentries = new LinkedHashMap<>();
  private final SampleBuffer absent = new SampleBuffer(1);
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final Set<AlertRule> live = new HashSet<>();
  private final SampleCopy window = new SampleCopy();
  private final StepFailures failures = new StepFailures();
  private volatile List<AlertState> states = List.of();

  /**
   * Starts without rules.
   *
   * @param derivations creates the transforms that rules name
   * @param log gets every event
   * @param loaded whether the topic's history was loaded when the present round of steps began
   * @param listener receives every event on the stepping thread; must not wait
   */
  public AlertMonitor(
      String topic,
      SeriesSet set,
      TransformRunner derivations,
      AlertLog log,
      BooleanSupplier loaded,
      Consumer<AlertEvent> listener) {
    this.topic = topic;
    this.set = set;
    this.subjects = new RuleSubjects(topic, set);
    this.derivations = derivations;
    this.log = log;
    this.loaded = loaded;
    this.listener = listener;
  }

  /** Adds a rule, unless it exists already. */
  public void add(AlertRule rule) {
    if (rule.subject() instanceof SeriesSelector.Made made) {
      derivations.add(made.transform());
    }
    orders.add(() -> sentries.putIfAbsent(rule, new LinkedHashMap<>()));
  }

  /** Removes a rule. A raised state is not cleared: whether it ended is unknown. */
  public void remove(AlertRule rule) {
    orders.add(() -> {
      sentries.remove(rule);
      live.remove(rule);
    });
  }

  /** The state of each rule on each of its series. */
  public List<AlertState> states() {
    return states;
  }

  /** Takes the samples since the last step; {@code nowMs} is the wall clock. */
  public void step(long nowMs) {
    for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
      order.run();
    }
    sentries.forEach((rule, bySeries) -> {
      failures.run(() -> post(rule, bySeries, nowMs));
      bySeries.values().forEach(sentry -> failures.run(() -> sentry.step(nowMs)));
      if (loaded.getAsBoolean() && !isComputedLater(rule.subject())) {
        live.add(rule);
      }
    });
    List<AlertState> now = new ArrayList<>();
    sentries
        .values()
        .forEach(bySeries -> bySeries.forEach((series, sentry) -> now.add(sentry.state(series))));
    states = now;
    failures.rethrow();
  }

  /** Gives every matching series an evaluator. */
  private void post(AlertRule rule, Map<String, AlertEvaluator> bySeries, long nowMs) {
    Map<String, Series> found = subjects.of(rule);
    if (found.isEmpty()
        && bySeries.isEmpty()
        && rule.condition() instanceof AlertCondition.Silence) {
      bySeries.put("", sentry(rule, "", absent, nowMs));
    }
    found.forEach((name, series) -> {
      AlertEvaluator known = bySeries.get(name);
      if (known == null && bySeries.containsKey("")) {
        // The silence of a missing series ends with its first sample.
        AlertEvaluator waiting = bySeries.remove("");
        waiting.watch(name, series.buffer());
        bySeries.put(name, waiting);
      } else if (known == null) {
        bySeries.put(name, sentry(rule, name, series.buffer(), nowMs));
      } else {
        known.watch(name, series.buffer());
      }
    });
  }

  private boolean isLive(AlertRule rule, Evaluation last) {
    return live.contains(rule)
        || rule.condition() instanceof AlertCondition.Silence
        || last.recordTimeMs() >= last.noticedMs() - FRESH_MS;
  }

  /** Whether held samples are still to become samples of a series that a transform computes. */
  private boolean isComputedLater(SeriesSelector subject) {
    return subject instanceof SeriesSelector.Made made
        && set.find(made.text()).isEmpty()
        && made.transform().sources().stream().allMatch(source -> set.find(source).isPresent());
  }

  private static String named(SeriesSelector subject) {
    return switch (subject) {
      case SeriesSelector.Named named -> named.name();
      case SeriesSelector.Made made -> made.text();
      case SeriesSelector.Fitting _ -> "";
    };
  }

  private AlertEvaluator sentry(AlertRule rule, String series, SampleBuffer buffer, long nowMs) {
    return new AlertEvaluator(
        rule,
        series,
        buffer,
        window,
        nowMs,
        (name, raised, sinceMs, last) -> tell(rule, name, raised, sinceMs, last));
  }

  private void tell(AlertRule rule, String series, boolean raised, long sinceMs, Evaluation last) {
    String name = series.isEmpty() ? named(rule.subject()) : series;
    AlertEvent event =
        new AlertEvent(
            log.added() + 1,
            raised ? AlertEvent.Kind.RAISED : AlertEvent.Kind.CLEARED,
            rule.text(),
            topic,
            name,
            Instant.ofEpochMilli(sinceMs),
            last.recordTimeMs(),
            last.value(),
            last.partition(),
            last.offset(),
            Instant.ofEpochMilli(last.noticedMs()),
            isLive(rule, last));
    log.add(event);
    listener.accept(event);
  }
}
