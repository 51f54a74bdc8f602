package topicscope.transform;

import topicscope.signal.SampleWindow;

/** The arithmetic of a transform of one series. Owned by one thread. */
interface Kernel {
  /** Takes samples in the order of their arrival; {@code nowMs} is the wall clock. */
  void take(SampleWindow samples, long nowMs, Output out);

  /** Nothing more has come by now. */
  default void rest(long nowMs, Output out) {}
}
