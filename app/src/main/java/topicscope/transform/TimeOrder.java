package topicscope.transform;

/**
 * Keeps the present of a series, the latest of its times, and says what is out of place. A time
 * more than a minute ahead of both the clock and the present is a stray and doesn't move it. When
 * {@value #IN_A_ROW} samples in a row were out of place, the clock that made them was changed, and
 * tracking starts again. Owned by one thread.
 */
public final class TimeOrder {
  static final int IN_A_ROW = 128;
  private static final long AHEAD_MS = 60_000;
  private static final long NEVER = Long.MIN_VALUE;

  private long latest = NEVER;
  private int astray;

  /** Where a sample stands among the others. */
  public enum Position {
    /** It is the latest, or as late as the latest. */
    IN_ORDER,
    /** It is earlier than the latest. */
    LATE,
    /** It is a stray. */
    AHEAD
  }

  /** Nothing seen yet. */
  public TimeOrder() {}

  /** Takes a sample, and says whether it is in order; else it is to be left out. */
  public Position take(long time, long nowMs) {
    Position place = placeOf(time, nowMs);
    if (place == Position.IN_ORDER) {
      advance(time);
    }
    return place;
  }

  /** Whether a sample is in order; if not, it is counted in {@code out} and to be left out. */
  boolean accepts(long time, long nowMs, TransformOutput out) {
    Position place = placeOf(time, nowMs);
    out.ahead += place == Position.AHEAD ? 1 : 0;
    out.late += place == Position.LATE ? 1 : 0;
    return place == Position.IN_ORDER;
  }

  /** The position of a sample. After too many out of order it starts again. */
  Position placeOf(long time, long nowMs) {
    if (isEmpty()) {
      return Position.IN_ORDER;
    }
    boolean ahead = isAhead(time, nowMs);
    if ((ahead || time < latest) && !stray()) {
      return ahead ? Position.AHEAD : Position.LATE;
    }
    return Position.IN_ORDER;
  }

  /** The latest time so far; meaningless before the first. */
  public long latest() {
    return latest;
  }

  /** Whether nothing was taken yet. */
  public boolean isEmpty() {
    return latest == NEVER;
  }

  boolean isAhead(long time, long nowMs) {
    return latest != NEVER && time > nowMs + AHEAD_MS && time > latest + AHEAD_MS;
  }

  /** Takes a time that is in its place. */
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
