package topicscope.signal;

/** The unit in which the times of a series are held, as whole numbers since the epoch. */
public enum TimeUnit {
  /** For times of records, and fields that hold seconds or milliseconds. */
  MILLISECONDS(1),

  /** For fields with finer times; holds those from 1678 to 2261. */
  NANOSECONDS(1_000_000);

  private final long perMs;

  TimeUnit(long perMs) {
    this.perMs = perMs;
  }

  /** How many of it are a millisecond. */
  long perMs() {
    return perMs;
  }

  /** The whole milliseconds in a time. */
  long toMs(long time) {
    return this == MILLISECONDS ? time : Math.floorDiv(time, perMs);
  }

  /** What a time has beyond whole milliseconds, ns. */
  int nanos(long time) {
    return this == MILLISECONDS ? 0 : (int) Math.floorMod(time, perMs);
  }

  /** A time in this unit; what is finer than the unit is dropped. */
  long of(long ms, int nanos) {
    return this == MILLISECONDS ? ms : ms * perMs + nanos;
  }
}
