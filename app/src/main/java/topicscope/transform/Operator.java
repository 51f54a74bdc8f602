package topicscope.transform;

import topicscope.signal.SampleCopy;

/** The arithmetic of a transform of one series. Owned by one thread. */
interface Operator {
  /** Takes samples in the order of their arrival; {@code nowMs} is the wall clock. */
  void take(SampleCopy samples, long nowMs, TransformOutput out);

  /** Nothing more has come by now. */
  default void rest(long nowMs, TransformOutput out) {}
}
