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
    long spacing = one.medianSpacing();
    long larger = one.isAtTimesOf(other) ? spacing : Math.max(spacing, other.medianSpacing());
    return Math.max(SHORTEST, larger / 2);
  }
}
