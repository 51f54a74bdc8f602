package topicscope.transform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import topicscope.signal.SampleCopy;

/**
 * Aggregates samples in buckets of record time, from one multiple of the width since the epoch to
 * the next, and emits one result per bucket, at the start of the bucket.
 *
 * <p>A bucket stays open until the latest time has passed its end by the grace period: its width,
 * at least 0.5 s and at most 2 s. Samples that arrive before that are included, later ones are
 * counted. If nothing arrives for 2 s, the clock replaces the samples if these were recent;
 * otherwise everything is emitted after one width. An empty bucket emits nothing, or 0 where that
 * is correct (count, sum), at most {@value #MAX_EMPTY} in a row.
 */
final class BucketAggregator implements Operator {
  static final int MAX_EMPTY = 10_000;
  private static final long LEAST_GRACE_MS = 500;
  private static final long MAX_GRACE_MS = 2_000;
  private static final long IDLE_MS = 2_000;
  private static final long LIVE_WITHIN_MS = 60_000;
  private static final long NEVER = Long.MIN_VALUE;
  private static final int NO_PARTITION = -1;
  private static final long NO_OFFSET = -1;

  private final TransformKind kind;
  private final long width;
  private final long grace;
  private final TimeOrder order = new TimeOrder();
  private final List<Bucket> held = new ArrayList<>();
  private final Deque<Bucket> spare = new ArrayDeque<>();
  private final Bucket none = new Bucket(false).begin(NEVER);
  private Bucket current = none;
  private long closedTo = NEVER;
  private long closeAt = Long.MAX_VALUE;
  private long lastArrivalMs;

  BucketAggregator(TransformKind kind, long width) {
    this.kind = kind;
    this.width = width;
    grace = Math.clamp(width, LEAST_GRACE_MS, MAX_GRACE_MS);
  }

  @Override
  public void take(SampleCopy samples, long nowMs, TransformOutput out) {
    lastArrivalMs = nowMs;
    out.taken += samples.size();
    for (int i = 0; i < samples.size(); i++) {
      long time = samples.time(i);
      long into = time - current.start;
      if ((into >= 0 && into < width) || find(time, nowMs, out)) {
        order.advance(time);
        current.add(time, samples.value(i), samples.partition(i), samples.offset(i));
        if (order.latest() >= closeAt) {
          close(order.latest(), out);
        }
      }
    }
  }

  @Override
  public void rest(long nowMs, TransformOutput out) {
    long idle = nowMs - lastArrivalMs;
    if (order.isEmpty() || idle < IDLE_MS) {
      return;
    }
    boolean live = Math.abs(lastArrivalMs - order.latest()) < LIVE_WITHIN_MS;
    if (live) {
      close(order.latest() + idle, out);
    } else if (!held.isEmpty() && idle >= width) {
      close(held.getLast().start + width + grace, out);
    }
  }

  /** Makes the bucket of that time current; false if the sample must be left out. */
  private boolean find(long time, long nowMs, TransformOutput out) {
    boolean ahead = order.isAhead(time, nowMs);
    if (ahead || time < closedTo) {
      if (!order.stray()) {
        out.ahead += ahead ? 1 : 0;
        out.late += ahead ? 0 : 1;
        return false;
      }
      close(Long.MAX_VALUE, out);
      closedTo = NEVER;
    }
    long start = Math.floorDiv(time, width) * width;
    int place = held.size();
    while (place > 0 && held.get(place - 1).start > start) {
      place--;
    }
    if (place > 0 && held.get(place - 1).start == start) {
      current = held.get(place - 1);
    } else {
      current = newBucket().begin(start);
      held.add(place, current);
      closeAt = held.getFirst().start + width + grace;
    }
    return true;
  }

  /** Emits the buckets that have ended at that present. */
  private void close(long present, TransformOutput out) {
    int done = 0;
    while (done < held.size() && held.get(done).start + width + grace <= present) {
      Bucket bucket = held.get(done++);
      fill(bucket.start, out);
      give(bucket, out);
      closedTo = bucket.start + width;
      if (bucket == current) {
        current = none;
      }
      spare.push(bucket);
    }
    held.subList(0, done).clear();
    if (held.isEmpty()) {
      closeAt = Long.MAX_VALUE;
      if (closedTo != NEVER && present != Long.MAX_VALUE) {
        fill(Math.floorDiv(present - grace, width) * width, out);
      }
    } else {
      closeAt = held.getFirst().start + width + grace;
    }
  }

  /** Emits zeros up to that time, for kinds that have a value for an empty bucket. */
  private void fill(long to, TransformOutput out) {
    boolean zeros =
        switch (kind) {
          case COUNT, SUM, RECORDS, BYTES -> true;
          default -> false;
        };
    if (!zeros || closedTo == NEVER) {
      return;
    }
    for (int i = 0; i < MAX_EMPTY && closedTo < to; i++) {
      out.emit(closedTo, 0, NO_PARTITION, NO_OFFSET);
      closedTo += width;
    }
    closedTo = Math.max(closedTo, to);
  }

  private void give(Bucket bucket, TransformOutput out) {
    switch (kind) {
      case MEAN -> emit(bucket, bucket.mean(), out);
      case BAND -> {
        emit(bucket, bucket.min, out);
        emit(bucket, bucket.max, out);
      }
      case MIN -> emit(bucket, bucket.min, out);
      case MAX -> emit(bucket, bucket.max, out);
      case SUM -> emit(bucket, bucket.sum(), out);
      case COUNT -> emit(bucket, (double) bucket.count, out);
      case LAST -> emit(bucket, bucket.last, out);
      case P95 -> emit(bucket, bucket.quantile(0.95), out);
      case RECORDS, BYTES -> emit(bucket, bucket.sum() * 1_000 / width, out);
      case DERIVATIVE, RATE, AVERAGE, SMOOTH, DIFFERENCE, RATIO, ABOUT ->
          throw new IllegalStateException(kind + " has no buckets");
    }
  }

  private static void emit(Bucket bucket, double value, TransformOutput out) {
    out.emit(bucket.start, value, bucket.partition, bucket.offset);
  }

  private Bucket newBucket() {
    Bucket known = spare.poll();
    return known != null ? known : new Bucket(kind == TransformKind.P95);
  }
}
