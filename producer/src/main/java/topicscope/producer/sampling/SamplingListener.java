package topicscope.producer.sampling;

import java.time.Duration;

/** Receives problems while sampling. Called by the sampling thread. */
@FunctionalInterface
public interface SamplingListener {
  /** Ignores everything. The log still contains it. */
  SamplingListener NONE = _ -> {};

  /**
   * The source could not be read. The loop reads it again at the next tick.
   *
   * @param cause the reason
   */
  void unreadable(String cause);

  /**
   * The machine slept, or its wall clock was set forward. The ticks in between are missed.
   *
   * @param time the length of the gap
   */
  default void slept(Duration time) {}
}
