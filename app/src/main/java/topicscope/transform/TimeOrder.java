package topicscope.transform;

/**
 * Tracks the present of a series, which is the latest of its times, and detects samples out of
 * order. A time more than a minute ahead of both the clock and the present is a stray and does not
 * move the present. After {@value #IN_A_ROW} consecutive samples out of order the producer's clock
 * was changed, and tracking starts again. Owned by one thread.
 */
public final class TimeOrder {
  static final int IN_A_ROW = 128;
  private static final long AHEAD_MS = 60_000;
  private static final long NEVER = Long.MIN_VALUE;

  private long latest = NEVER;
  private int astray;

  /** The position of a sample among the others. */
  public enum Place {
    /** It is the latest, or equal to the latest. */
    IN_ORDER,
    /** It is earlier than the latest. */
    LATE,
    /** It is a stray. */
    AHEAD
  }

  /** No sample yet. */
  public TimeOrder() {}

  /** Takes a sample and returns whether it is in order. If not, it must be left out. */
  public Place take(long time, long nowMs) {
    Place place = placeOf(time, nowMs);
    if (place == Place.IN_ORDER) {
      advance(time);
    }
    return place;
  }

  /** The position of a sample. After too many out of order it starts again. */
  Place placeOf(long time, long nowMs) {
    if (isEmpty()) {
      return Place.IN_ORDER;
    }
    boolean ahead = isAhead(time, nowMs);
    if ((ahead || time < latest) && !stray()) {
      return ahead ? Place.AHEAD : Place.LATE;
    }
    return Place.IN_ORDER;
  }

  /** The latest time so far; undefined before the first. */
  public long latest() {
    return latest;
  }

  /** Whether no sample was taken yet. */
  public boolean isEmpty() {
    return latest == NEVER;
  }

  boolean isAhead(long time, long nowMs) {
    return latest != NEVER && time > nowMs + AHEAD_MS && time > latest + AHEAD_MS;
  }

  /** Takes a time that is in order. */
  void advance(long time) {
    astray = 0;
    if (time > latest) {
      latest = time;
    }
  }

  /** Counts a sample out of order; returns whether to start again with it. */
  boolean stray() {
    if (++astray < IN_A_ROW) {
      return false;
    }
    astray = 0;
    latest = NEVER;
    return true;
  }
}
