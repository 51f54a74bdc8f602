package topicscope.alert;

import java.util.function.Consumer;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleWindow;
import topicscope.transform.Feed;
import topicscope.transform.TimeOrder;

/**
 * Watches one series for one rule. It looks at every sample once, in the order of time as far as
 * they come so; what is later than its successors is left out and counted. Between raising and
 * clearing there is always the other.
 *
 * <p>Owned by the thread that steps.
 */
final class Sentry {
  private final AlertRule rule;
  private final Consumer<Finding> found;
  private Feed feed;
  private SampleBuffer watched;
  private TimeOrder order = new TimeOrder();
  private AlertState.Kind state = AlertState.Kind.GOOD;
  private long sinceMs;
  private long lastArrivalMs;
  private long late;
  private double before = Double.NaN;
  private Finding last = new Finding(false, 0, 0, Double.NaN, -1, -1, 0);

  /** Begins to watch; all that the buffer holds is looked at, too. */
  Sentry(AlertRule rule, SampleBuffer buffer, long nowMs, Consumer<Finding> found) {
    this.rule = rule;
    this.found = found;
    watched = buffer;
    feed = new Feed(buffer, true);
    lastArrivalMs = nowMs;
  }

  /** Watches another buffer from now on, if it is another: the series has begun anew. */
  void watch(SampleBuffer buffer) {
    if (!buffer.equals(watched)) {
      watched = buffer;
      feed = new Feed(buffer, true);
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
      SampleWindow samples = feed.samples();
      for (int i = 0; i < samples.size(); i++) {
        look(samples, i, nowMs);
      }
      if (rule.condition() instanceof Condition.Silence && state == AlertState.Kind.RAISED) {
        clear();
      }
    }
    if (rule.condition() instanceof Condition.Silence silence
        && state == AlertState.Kind.GOOD
        && nowMs - lastArrivalMs >= silence.ms()) {
      sinceMs = lastArrivalMs;
      last = at(last, last.value(), nowMs);
      raise();
    }
  }

  private void look(SampleWindow samples, int i, long nowMs) {
    long time = samples.time(i);
    boolean first = order.isEmpty();
    long previous = order.latest();
    if (order.take(time, nowMs) != TimeOrder.Place.IN_ORDER) {
      late++;
      return;
    }
    double value = samples.value(i);
    last =
        new Finding(
            false, 0, samples.recordTime(i), value, samples.partition(i), samples.offset(i), nowMs);
    switch (rule.condition()) {
      case Condition.Silence _ -> {}
      case Condition.Limit limit -> judge(limit, value, value, time);
      case Condition.Change change -> {
        if (!first && time > previous && !Double.isNaN(before)) {
          double perSecond = (value - before) * 1_000 / (time - previous);
          double judged =
              change.direction() == 0 ? Math.abs(perSecond) : change.direction() * perSecond;
          judge(change.limit(), judged, perSecond, time);
        }
        before = value;
      }
    }
  }

  private void judge(Condition.Limit limit, double value, double shown, long time) {
    last = at(last, shown, last.noticedMs());
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
    tell(true);
  }

  private void clear() {
    state = AlertState.Kind.GOOD;
    tell(false);
  }

  private void tell(boolean raised) {
    found.accept(
        new Finding(
            raised,
            sinceMs,
            last.recordTimeMs(),
            last.value(),
            last.partition(),
            last.offset(),
            last.noticedMs()));
  }

  private static Finding at(Finding finding, double value, long nowMs) {
    return new Finding(
        finding.raised(),
        finding.sinceMs(),
        finding.recordTimeMs(),
        value,
        finding.partition(),
        finding.offset(),
        nowMs);
  }
}
