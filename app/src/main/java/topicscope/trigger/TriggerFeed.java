package topicscope.trigger;

import java.util.ArrayList;
import java.util.List;
import topicscope.alert.AlertRule;
import topicscope.alert.RuleEvaluator;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.transform.BufferCursor;

/**
 * The triggers on one series: its samples are put into order once for all of them.
 *
 * <p>Owned by one thread.
 */
final class TriggerFeed {
  private final String series;
  private final SampleBuffer buffer;
  private final BufferCursor cursor;
  private final ReorderWindow order = new ReorderWindow();
  private final List<Armed> armed = new ArrayList<>();
  private final ReorderWindow.Taker taker = this::take;
  private long arrivedMs;
  private long timeMs = Long.MIN_VALUE;
  private double value = Double.NaN;
  private int partition = -1;
  private long offset = -1;
  private boolean live;

  /** Receives what fires. */
  @FunctionalInterface
  interface Listener {
    void fired(Firing firing);
  }

  private record Armed(AlertRule trigger, RuleEvaluator evaluator) {}

  /**
   * Begins with the samples that the buffer holds.
   *
   * @param window receives the samples during a step; shared by all feeds of the thread
   */
  TriggerFeed(String series, SampleBuffer buffer, SampleCopy window, long nowMs) {
    this.series = series;
    this.buffer = buffer;
    cursor = new BufferCursor(buffer, window, false);
    arrivedMs = nowMs;
  }

  /** Whether it is about these samples. */
  boolean isOf(SampleBuffer other) {
    return buffer.equals(other);
  }

  /** Adds a trigger, which takes the samples that come from now on. */
  void add(AlertRule trigger, Listener listener) {
    armed.add(
        new Armed(
            trigger,
            new RuleEvaluator(
                trigger,
                RuleEvaluator.Begin.EDGE,
                (raised, sinceMs, atMs, shown) -> {
                  if (raised) {
                    listener.fired(
                        new Firing(trigger.text(), series, atMs, shown, partition, offset, live));
                  }
                })));
  }

  /** Removes a trigger; returns whether none is left. */
  boolean remove(AlertRule trigger) {
    armed.removeIf(one -> one.trigger().equals(trigger));
    return armed.isEmpty();
  }

  /** How many samples no trigger has seen: they came too late, or were overwritten first. */
  long missed() {
    return order.missed() + cursor.missed();
  }

  /**
   * Takes what has come.
   *
   * @param nowMs the clock
   * @param loaded whether the topic's history was loaded when this round began
   */
  void step(long nowMs, boolean loaded) {
    live = loaded;
    while (cursor.read()) {
      arrivedMs = nowMs;
      SampleCopy samples = cursor.samples();
      for (int i = 0; i < samples.size(); i++) {
        order.add(samples, i, nowMs, taker);
      }
      order.release(taker);
    }
    if (nowMs - arrivedMs >= ReorderWindow.WAIT_MS) {
      order.releaseAll(taker);
    }
    for (Armed one : armed) {
      one.evaluator().silent(nowMs, arrivedMs, value);
    }
  }

  private void take(
      long time, int nanos, double sample, int fromPartition, long fromOffset, long number) {
    boolean gap =
        timeMs != Long.MIN_VALUE
            && (time < timeMs || time - timeMs > buffer.longestSpacing(number));
    timeMs = time;
    value = sample;
    partition = fromPartition;
    offset = fromOffset;
    for (int i = 0; i < armed.size(); i++) {
      RuleEvaluator evaluator = armed.get(i).evaluator();
      if (gap) {
        evaluator.gap();
      }
      evaluator.heard(sample);
      evaluator.take(time, nanos, sample);
    }
  }
}
