package topicscope.producer.sampling;

import java.time.Duration;

/** Hears what goes wrong while sampling. Called by the sampling thread. */
@FunctionalInterface
public interface SamplingListener {
  /** Hears nothing; the log has it all the same. */
  SamplingListener NONE = _ -> {};

  /**
   * The source could not be read; it is asked again at the next tick.
   *
   * @param cause what is wrong
   */
  void unreadable(String cause);

  /**
   * The machine was asleep, or its wall clock was set forward; the ticks meanwhile are missed.
   *
   * @param time for how long
   */
  default void slept(Duration time) {}
}
