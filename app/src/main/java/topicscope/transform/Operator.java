package topicscope.transform;

import topicscope.signal.SampleCopy;

/** The arithmetic of a transform of one series. Owned by one thread. */
interface Operator {
  /** Takes samples in the order of arrival; {@code nowMs} is the wall clock. */
  void take(SampleCopy samples, long nowMs, TransformOutput out);

  /** Called when no samples have arrived. */
  default void rest(long nowMs, TransformOutput out) {}
}
