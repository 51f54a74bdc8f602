package topicscope.signal.pair;

/** How far apart in time two samples may be that make a pair. For any thread. */
public final class PairTolerance {
  /** The shortest tolerance that is chosen by itself, ns. */
  public static final long SHORTEST = 1_000_000;

  private PairTolerance() {}

  /**
   * The tolerance that fits two runs, ns: half the larger one of their median spacings, at least
   * {@link #SHORTEST}. So a sample of the faster run has a partner unless the slower one pauses.
   */
  public static long between(TimedRun one, TimedRun other) {
    return Math.max(SHORTEST, Math.max(one.medianSpacing(), other.medianSpacing()) / 2);
  }
}
