package topicscope.transform;

import topicscope.signal.SampleCopy;

/**
 * The arithmetic of a transform that takes samples one by one in the order of their times. A sample
 * out of order is left out and counted. Owned by one thread.
 */
abstract class OrderedOperator implements Operator {
  /** The samples before the present one; empty at the first one and after a change of clock. */
  final TimeOrder order = new TimeOrder();

  @Override
  public final void take(SampleCopy samples, long nowMs, TransformOutput out) {
    out.taken += samples.size();
    for (int i = 0; i < samples.size(); i++) {
      long time = samples.time(i);
      if (order.accepts(time, nowMs, out)) {
        take(samples, i, out);
        order.advance(time);
      }
    }
  }

  /** Takes sample {@code i}, before {@link #order} advances to its time. */
  abstract void take(SampleCopy samples, int i, TransformOutput out);
}
