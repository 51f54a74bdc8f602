package topicscope.signal;

import java.util.OptionalLong;

/**
 * Decides the time of a sample.
 *
 * <p>It is the time of the record, unless that is absurd: at or before the epoch, or more than a
 * day ahead of the clock on arrival. Then the sample is placed at the present of its series, or at
 * the time of arrival if there is none yet. Late samples keep their times.
 *
 * <p>The present of a series is the latest of its last {@value #RECENT} to 2 × {@value #RECENT}
 * times. Times more than a minute ahead of the clock count only if there are no others, so a single
 * stray can't move the present, and a clock that was set back moves it back.
 *
 * <p>Owned by the appending thread. Any thread may read the present.
 */
public final class TimestampRule {
  static final long ABSURD_AHEAD_MS = 86_400_000;
  static final long STRAY_AHEAD_MS = 60_000;
  static final int RECENT = 128;

  private static final long NEVER = Long.MIN_VALUE;

  private final GapDetector spacing;
  private long now;
  private long front = NEVER;
  private long frontBefore = NEVER;
  private long stray = NEVER;
  private long strayBefore = NEVER;
  private int untilRenewal = RECENT;
  private volatile long present = NEVER;
  private volatile long arrival = NEVER;

  /** A rule for a series that is not held here. */
  public TimestampRule() {
    this(new GapDetector());
  }

  TimestampRule(GapDetector spacing) {
    this.spacing = spacing;
  }

  /** Starts a batch that arrives at {@code now}, ms since the epoch. */
  public void begin(long now) {
    this.now = Math.max(1, now);
  }

  /** Whether a time, ms since the epoch, can't be that of a sample. */
  public boolean isAbsurd(long recordTime) {
    return recordTime <= 0 || recordTime - ABSURD_AHEAD_MS > now;
  }

  /** The time of a sample whose record has a plausible time. */
  public long place(long time) {
    if (--untilRenewal == 0) {
      renew();
    }
    if (time - STRAY_AHEAD_MS > now) {
      stray = Math.max(stray, time);
    } else if (time > front) {
      advance(time);
    }
    return time;
  }

  /** The time of a sample whose record has an absurd time. */
  public long placeAbsurd() {
    long latest = latest();
    return latest == NEVER ? now : latest;
  }

  /** Ends a batch and publishes its result. */
  void end() {
    long latest = latest();
    arrival = latest == NEVER ? NEVER : now;
    present = latest;
  }

  OptionalLong present() {
    long latest = present;
    return latest == NEVER ? OptionalLong.empty() : OptionalLong.of(latest);
  }

  /** The clock when the present was published, ms since the epoch. */
  OptionalLong arrival() {
    long time = arrival;
    return time == NEVER ? OptionalLong.empty() : OptionalLong.of(time);
  }

  private long latest() {
    long latest = Math.max(front, frontBefore);
    return latest != NEVER ? latest : Math.max(stray, strayBefore);
  }

  private void advance(long time) {
    long before = Math.max(front, frontBefore);
    if (time > before && before != NEVER) {
      spacing.add(time - before);
    }
    front = time;
  }

  private void renew() {
    untilRenewal = RECENT;
    frontBefore = front;
    front = NEVER;
    strayBefore = stray;
    stray = NEVER;
  }
}
