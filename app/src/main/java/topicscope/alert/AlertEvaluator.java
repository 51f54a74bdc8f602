package topicscope.alert;

import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.transform.BufferCursor;
import topicscope.transform.TimeOrder;

/**
 * Watches one series for one rule. It looks at every sample once, in the order of time as far as
 * they come so; what is later than its successors is left out and counted.
 *
 * <p>Owned by the thread that steps.
 */
final class AlertEvaluator {
  private final AlertRule rule;
  private final Evaluation.Listener found;
  private final SampleCopy window;
  private String series;
  private BufferCursor feed;
  private SampleBuffer watched;
  private TimeOrder order = new TimeOrder();
  private final RuleEvaluator evaluator;
  private long lastArrivalMs;
  private long noticedMs;
  private long late;
  private Evaluation last = Evaluation.NONE;

  /**
   * Starts with the samples that the buffer holds.
   *
   * @param window receives the samples during a step; shared by all evaluators of the thread
   * @param series the name for the events; empty while the series does not exist yet
   * @param found gets each change of state
   */
  AlertEvaluator(
      AlertRule rule,
      String series,
      SampleBuffer buffer,
      SampleCopy window,
      long nowMs,
      Evaluation.Listener found) {
    this.rule = rule;
    this.series = series;
    this.found = found;
    this.window = window;
    watched = buffer;
    feed = new BufferCursor(buffer, window, true);
    lastArrivalMs = nowMs;
    evaluator = new RuleEvaluator(rule, RuleEvaluator.Begin.STATE, this::tell);
  }

  /** Sets the name and, if the buffer is another one, starts again with its samples. */
  void watch(String name, SampleBuffer buffer) {
    series = name;
    if (!buffer.equals(watched)) {
      watched = buffer;
      feed = new BufferCursor(buffer, window, true);
      order = new TimeOrder();
      evaluator.gap();
    }
  }

  /** How it stands; of that series. */
  AlertState state(String series) {
    AlertState.Kind now = evaluator.state();
    long since = now == AlertState.Kind.GOOD ? 0 : evaluator.sinceMs();
    return new AlertState(rule, series, now, since, late + feed.missed());
  }

  void step(long nowMs) {
    while (feed.read()) {
      lastArrivalMs = nowMs;
      SampleCopy samples = feed.samples();
      for (int i = 0; i < samples.size(); i++) {
        look(samples, i, nowMs);
      }
      evaluator.heard(last.value());
    }
    noticedMs = nowMs;
    evaluator.silent(nowMs, lastArrivalMs, last.value());
  }

  private void look(SampleCopy samples, int i, long nowMs) {
    long time = samples.time(i);
    if (order.take(time, nowMs) != TimeOrder.Position.IN_ORDER) {
      late++;
      return;
    }
    double value = samples.value(i);
    noticedMs = nowMs;
    last =
        new Evaluation(
            samples.recordTime(i), value, samples.partition(i), samples.offset(i), nowMs);
    evaluator.take(time, samples.nanos(i), value);
  }

  private void tell(boolean raised, long sinceMs, double atMs, double shown) {
    found.changed(series, raised, sinceMs, last.at(shown, noticedMs));
  }
}
