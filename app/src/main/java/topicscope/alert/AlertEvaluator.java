package topicscope.alert;

import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.transform.BufferCursor;
import topicscope.transform.TimeOrder;

/**
 * Watches one series for one rule. It looks at every sample once, in the order of time as far as
 * they come so; what is later than its successors is left out and counted. Between raising and
 * clearing there is always the other.
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
  private AlertState.Kind state = AlertState.Kind.GOOD;
  private long sinceMs;
  private long lastArrivalMs;
  private long late;
  private double before = Double.NaN;

  /** What the time of the sample before has beyond whole milliseconds, ns. */
  private int nanos;

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
  }

  /** Sets the name and, if the buffer is another one, starts again with its samples. */
  void watch(String name, SampleBuffer buffer) {
    series = name;
    if (!buffer.equals(watched)) {
      watched = buffer;
      feed = new BufferCursor(buffer, window, true);
      order = new TimeOrder();
      before = Double.NaN;
    }
  }

  /** How it stands; of that series. */
  AlertState state(String series) {
    long since = state == AlertState.Kind.GOOD ? 0 : sinceMs;
    return new AlertState(rule, series, state, since, late + feed.missed());
  }

  void step(long nowMs) {
    while (feed.read()) {
      lastArrivalMs = nowMs;
      SampleCopy samples = feed.samples();
      for (int i = 0; i < samples.size(); i++) {
        look(samples, i, nowMs);
      }
      if (rule.condition() instanceof AlertCondition.Silence && state == AlertState.Kind.RAISED) {
        clear();
      }
    }
    if (rule.condition() instanceof AlertCondition.Silence silence
        && state == AlertState.Kind.GOOD
        && nowMs - lastArrivalMs >= silence.ms()) {
      sinceMs = lastArrivalMs;
      last = last.at(last.value(), nowMs);
      raise();
    }
  }

  private void look(SampleCopy samples, int i, long nowMs) {
    long time = samples.time(i);
    boolean first = order.isEmpty();
    long previous = order.latest();
    if (order.take(time, nowMs) != TimeOrder.Position.IN_ORDER) {
      late++;
      return;
    }
    double value = samples.value(i);
    last =
        new Evaluation(
            samples.recordTime(i), value, samples.partition(i), samples.offset(i), nowMs);
    switch (rule.condition()) {
      case AlertCondition.Silence _ -> {}
      case AlertCondition.Limit limit -> judge(limit, value, value, time);
      case AlertCondition.Change change -> {
        double elapsedMs = time - previous + (samples.nanos(i) - nanos) / 1e6;
        if (!first && elapsedMs > 0 && !Double.isNaN(before)) {
          double perSecond = (value - before) * 1_000 / elapsedMs;
          double judged =
              change.direction() == 0 ? Math.abs(perSecond) : change.direction() * perSecond;
          judge(change.limit(), judged, perSecond, time);
        }
        before = value;
        nanos = samples.nanos(i);
      }
    }
  }

  private void judge(AlertCondition.Limit limit, double value, double shown, long time) {
    last = last.at(shown, last.noticedMs());
    boolean bad = limit.isBad(value);
    if (state == AlertState.Kind.RAISED) {
      if (limit.isGood(value)) {
        clear();
      }
      return;
    }
    if (!bad) {
      state = AlertState.Kind.GOOD;
      return;
    }
    if (state == AlertState.Kind.GOOD) {
      state = AlertState.Kind.PENDING;
      sinceMs = time;
    }
    if (time - sinceMs >= rule.holdMs()) {
      raise();
    }
  }

  private void raise() {
    state = AlertState.Kind.RAISED;
    found.changed(series, true, sinceMs, last);
  }

  private void clear() {
    state = AlertState.Kind.GOOD;
    found.changed(series, false, sinceMs, last);
  }
}
