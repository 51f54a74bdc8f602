package topicscope.trigger;

import java.util.ArrayList;
import java.util.List;
import topicscope.alert.AlertCondition;
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
  private static final long PAST = Long.MAX_VALUE;

  /** So many samples are looked at together. */
  private static final int BLOCK = 64;

  private final String series;
  private final SampleBuffer buffer;
  private final BufferCursor cursor;
  private final ReorderWindow order = new ReorderWindow();
  private final List<Armed> armed = new ArrayList<>();
  private final ReorderWindow.Taker taker = this::take;
  private final long[] times = new long[BLOCK];
  private final int[] nanos = new int[BLOCK];
  private final double[] values = new double[BLOCK];
  private final int[] partitions = new int[BLOCK];
  private final long[] offsets = new long[BLOCK];
  private final long[] numbers = new long[BLOCK];
  private final boolean[] gap = new boolean[BLOCK];
  private int size;

  /** The sample that is evaluated. */
  private int at;

  private long lastMs = Long.MIN_VALUE;
  private double value = Double.NaN;
  private long arrivedMs;
  private long read;

  /** Receives what fires. */
  @FunctionalInterface
  interface Listener {
    void fired(Firing firing);
  }

  /** A trigger, and the number of the first sample that came while it was armed. */
  private static final class Armed {
    private final AlertRule trigger;
    private final RuleEvaluator evaluator;
    private long liveFrom;

    Armed(AlertRule trigger, RuleEvaluator evaluator, long liveFrom) {
      this.trigger = trigger;
      this.evaluator = evaluator;
      this.liveFrom = liveFrom;
    }
  }

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

  /**
   * Adds a trigger, which takes the samples that this feed has not taken yet.
   *
   * @param live whether the series came up while the trigger was armed: all of its samples are new
   */
  void add(AlertRule trigger, boolean live, Listener listener) {
    RuleEvaluator evaluator =
        new RuleEvaluator(
            trigger,
            RuleEvaluator.Begin.EDGE,
            (raised, sinceMs, atMs, shown) -> {
              if (raised) {
                fire(trigger, atMs, shown, listener);
              }
            });
    armed.add(new Armed(trigger, evaluator, live ? 0 : PAST));
  }

  private void fire(AlertRule trigger, double atMs, double shown, Listener listener) {
    boolean silence = trigger.condition() instanceof AlertCondition.Silence;
    boolean live =
        armed.stream().anyMatch(one -> one.trigger.equals(trigger) && one.liveFrom <= numbers[at]);
    boolean known = lastMs != Long.MIN_VALUE;
    listener.fired(
        new Firing(
            trigger.text(),
            series,
            atMs,
            shown,
            known ? partitions[at] : -1,
            known ? offsets[at] : -1,
            live || silence));
  }

  /** Removes a trigger; returns whether none is left. */
  boolean remove(AlertRule trigger) {
    armed.removeIf(one -> one.trigger.equals(trigger));
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
    while (cursor.read()) {
      arrivedMs = nowMs;
      SampleCopy samples = cursor.samples();
      for (int i = 0; i < samples.size(); i++) {
        order.add(samples, i, nowMs, taker);
      }
      order.release(taker);
      read = samples.firstNumber() + samples.size();
    }
    if (loaded) {
      // What was held before is past, what comes from now on is not.
      armed.forEach(one -> one.liveFrom = Math.min(one.liveFrom, read));
    }
    if (nowMs - arrivedMs >= ReorderWindow.WAIT_MS) {
      order.releaseAll(taker);
    }
    evaluate();
    for (Armed one : armed) {
      one.evaluator.silent(nowMs, arrivedMs, value);
    }
  }

  private void take(long time, int nano, double value, int partition, long offset, long number) {
    times[size] = time;
    nanos[size] = nano;
    values[size] = value;
    partitions[size] = partition;
    offsets[size] = offset;
    numbers[size] = number;
    if (++size == BLOCK) {
      evaluate();
    }
  }

  /** Gives the collected samples to all triggers; those for which they change nothing skip them. */
  private void evaluate() {
    if (size == 0) {
      return;
    }
    double low = values[0];
    double high = values[0];
    boolean gaps = false;
    for (int i = 0; i < size; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
      gap[i] = isGap(i);
      gaps |= gap[i];
      lastMs = times[i];
    }
    for (int k = 0; k < armed.size(); k++) {
      RuleEvaluator evaluator = armed.get(k).evaluator;
      if (!gaps && evaluator.skips(low, high)) {
        evaluator.skipTo(times[size - 1], nanos[size - 1], values[size - 1]);
      } else {
        for (at = 0; at < size; at++) {
          if (gap[at]) {
            evaluator.gap();
          }
          evaluator.heard(values[at]);
          evaluator.take(times[at], nanos[at], values[at]);
        }
      }
    }
    at = size - 1;
    value = values[at];
    size = 0;
  }

  private boolean isGap(int i) {
    return lastMs != Long.MIN_VALUE
        && (times[i] < lastMs || times[i] - lastMs > buffer.longestSpacing(numbers[i]));
  }
}
