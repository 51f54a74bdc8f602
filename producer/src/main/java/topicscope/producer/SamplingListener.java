package topicscope.producer;

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
}
