package topicscope.transform;

import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;

/**
 * The difference or ratio of two series. Each sample of the first is paired with the latest sample
 * of the second that is not later and not older than a given age. The result has the time of the
 * first. To be independent of the order of arrival, a sample waits until the second series has
 * reached its time, at most 1 s.
 *
 * <p>Samples earlier than their predecessor in the same series are left out and counted.
 */
final class SeriesJoin implements RunningTransform {
  private static final long PATIENCE_MS = 1_000;

  private final boolean ratio;
  private final long ageMs;
  private final BufferCursor first;
  private final BufferCursor second;
  private final TimeOrder firstOrder = new TimeOrder();
  private final TimeOrder secondOrder = new TimeOrder();
  private final TransformOutput out;
  private int firstAt;
  private int secondAt;
  private boolean paired;
  private double partner;
  private long waitingSinceMs;
  private boolean waiting;
  private volatile TransformCounts counts = TransformCounts.NONE;

  /**
   * @param ratio whether to divide; otherwise to subtract
   * @param ageMs how much older than a sample its partner may be
   */
  SeriesJoin(boolean ratio, long ageMs, SampleBuffer first, SampleBuffer second, SampleBuffer to) {
    this.ratio = ratio;
    this.ageMs = ageMs;
    this.first = new BufferCursor(first, new SampleCopy(), true);
    this.second = new BufferCursor(second, new SampleCopy(), true);
    out = new TransformOutput(to);
  }

  @Override
  public boolean step(long nowMs) {
    boolean news = false;
    while (hasFirst() && pair(nowMs)) {
      if (firstAt == first.samples().size()) {
        news |= out.flush();
      }
    }
    news |= out.flush();
    counts = out.counts(first.missed() + second.missed());
    return news;
  }

  @Override
  public TransformCounts counts() {
    return counts;
  }

  /** Pairs the next sample of the first series; false if it must wait. */
  private boolean pair(long nowMs) {
    SampleCopy samples = first.samples();
    long time = samples.time(firstAt);
    if (!waiting && !firstOrder.accepts(time, nowMs, out)) {
      firstAt++;
      out.taken++;
      return true;
    }
    if (!reach(time, nowMs) && isPatient(nowMs)) {
      return false;
    }
    waiting = false;
    firstOrder.advance(time);
    out.taken++;
    if (paired && time - secondOrder.latest() <= ageMs && time >= secondOrder.latest()) {
      double value = samples.value(firstAt);
      out.nanos(samples.nanos(firstAt));
      out.emit(
          time,
          ratio ? value / partner : value - partner,
          samples.partition(firstAt),
          samples.offset(firstAt));
    } else {
      out.unpaired++;
    }
    firstAt++;
    return true;
  }

  /** Advances the second series to that time; false if it has not reached it yet. */
  private boolean reach(long time, long nowMs) {
    while (hasSecond()) {
      SampleCopy samples = second.samples();
      long next = samples.time(secondAt);
      if (next > time && !secondOrder.isAhead(next, nowMs)) {
        return true;
      }
      if (secondOrder.accepts(next, nowMs, out)) {
        secondOrder.advance(next);
        partner = samples.value(secondAt);
        paired = true;
      }
      secondAt++;
    }
    return paired && secondOrder.latest() >= time;
  }

  private boolean isPatient(long nowMs) {
    if (!waiting) {
      waiting = true;
      waitingSinceMs = nowMs;
    }
    return nowMs - waitingSinceMs < PATIENCE_MS;
  }

  private boolean hasFirst() {
    if (firstAt == first.samples().size() && first.read()) {
      firstAt = 0;
    }
    return firstAt < first.samples().size();
  }

  private boolean hasSecond() {
    if (secondAt == second.samples().size() && second.read()) {
      secondAt = 0;
    }
    return secondAt < second.samples().size();
  }
}
