package topicscope.transform;

import topicscope.signal.SampleCopy;

/**
 * Computes a result from a sample and its predecessor in time: the derivative, or the rate of a
 * counter.
 *
 * <p>Of samples at the same time the first gives a result and the last is the predecessor of the
 * next. A sample earlier than its predecessor is left out and counted. A counter that falls was
 * reset to 0, so it has grown by its new value. Whole numbers beyond 2^53 are subtracted exactly.
 */
final class StepOperator extends OrderedOperator {
  private static final double LARGEST_EXACT = 1L << 53;

  private final boolean counter;
  private double value;
  private long whole;

  /**
   * @param counter whether a fall is a reset
   */
  StepOperator(boolean counter) {
    this.counter = counter;
  }

  @Override
  void take(SampleCopy samples, int i, TransformOutput out) {
    double seconds = order.isEmpty() ? 0 : elapsedMs(samples, i) / 1e3;
    if (seconds > 0) {
      double perSecond = change(samples, i) / seconds;
      out.emit(samples.time(i), perSecond, samples.partition(i), samples.offset(i));
    }
    value = samples.value(i);
    whole = samples.whole(i);
  }

  private double change(SampleCopy samples, int i) {
    double now = samples.value(i);
    if (counter && now < value) {
      return now;
    }
    boolean large = Math.abs(now) > LARGEST_EXACT && Math.abs(value) > LARGEST_EXACT;
    boolean sameSign = (now < 0) == (value < 0);
    return large && sameSign && Math.abs(now) < Long.MAX_VALUE && Math.abs(value) < Long.MAX_VALUE
        ? samples.whole(i) - whole
        : now - value;
  }
}
