package topicscope.chart;

import java.util.OptionalLong;
import topicscope.signal.SampleBuffer;

/**
 * The latest time of several series that is believable: where a live window ends.
 *
 * <p>A series whose producer's clock is ahead does not hide the others: its times count only if it
 * is nearer to the clock of this machine than the others are, or if there are no others.
 *
 * <p>Mutable, reused for every frame; owned by one thread.
 */
public final class LatestTime {
  private static final long NEVER = Long.MIN_VALUE;

  /** A clock that is ahead by no more than this is right. */
  private static final long AHEAD_MS = 60_000;

  private long front;
  private long ahead;
  private long clock;

  public LatestTime() {
    clear();
  }

  /** Forgets all series. */
  public void clear() {
    front = NEVER;
    ahead = NEVER;
    clock = NEVER;
  }

  /** Takes a series into account; one without samples changes nothing. */
  public LatestTime add(SampleBuffer series) {
    OptionalLong arrival = series.arrivalOfLatest();
    OptionalLong latest = series.latestTime();
    if (arrival.isPresent() && latest.isPresent()) {
      add(latest.getAsLong(), arrival.getAsLong());
    }
    return this;
  }

  /** Takes a time of other series into account, ms since the epoch. */
  public void add(long timeMs) {
    add(timeMs, clock == NEVER ? timeMs : clock);
  }

  /** Takes a time into account that was the latest when the clock showed the other. */
  public void add(long timeMs, long arrivalMs) {
    clock = Math.max(clock, arrivalMs);
    if (timeMs - AHEAD_MS > arrivalMs) {
      ahead = Math.max(ahead, timeMs);
    } else {
      front = Math.max(front, timeMs);
    }
  }

  /** Whether there is a sample at all. */
  public boolean isKnown() {
    return front != NEVER || ahead != NEVER;
  }

  /** The latest believable time, ms since the epoch; only if it is known. */
  public long timeMs() {
    boolean near = front != NEVER && (ahead == NEVER || clock - front <= Math.abs(ahead - clock));
    return near ? front : ahead;
  }
}
