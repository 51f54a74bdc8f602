package topicscope.transform;

import topicscope.signal.SampleCopy;

/**
 * The arithmetic of a transform that takes samples one by one in the order of their times. A sample
 * out of order is left out and counted. Owned by one thread.
 */
abstract class OrderedOperator implements Operator {
  /** The samples before the present one; empty at the first one and after a change of clock. */
  final TimeOrder order = new TimeOrder();

  /** What the time of the sample before has beyond whole milliseconds, ns. */
  private int nanos;

  @Override
  public final void take(SampleCopy samples, long nowMs, TransformOutput out) {
    out.taken += samples.size();
    for (int i = 0; i < samples.size(); i++) {
      long time = samples.time(i);
      if (order.accepts(time, nowMs, out)) {
        out.nanos(samples.nanos(i));
        take(samples, i, out);
        order.advance(time);
        nanos = samples.nanos(i);
      }
    }
  }

  /** The time since the sample before, ms; not to be asked while {@link #order} is empty. */
  final double elapsedMs(SampleCopy samples, int i) {
    return samples.time(i) - order.latest() + (samples.nanos(i) - nanos) / 1e6;
  }

  /** Takes sample {@code i}, before {@link #order} advances to its time. */
  abstract void take(SampleCopy samples, int i, TransformOutput out);
}
