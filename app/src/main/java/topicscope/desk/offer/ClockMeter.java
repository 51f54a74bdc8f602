package topicscope.desk.offer;

import java.util.Arrays;

/**
 * Compares the timestamps of arriving records with the clock of this machine.
 *
 * <p>They are ahead if a quarter of the latest ones are. They are behind if every one of the latest
 * ones is, while the reader keeps up: records that wait behind others say nothing. Owned by one
 * thread.
 */
public final class ClockMeter {
  /** Less is no wrong clock. */
  static final long MIN_AHEAD_MS = 5_000;

  /** More is a wrong unit or a date, not a clock. */
  static final long MAX_MS = 24 * 60 * 60 * 1_000L;

  static final long MIN_BEHIND_MS = 30_000;

  private static final int AHEAD_SHARE = 4;
  private static final int MIN_LIVE = 10;
  private static final long MIN_LIVE_MS = 10_000;

  private long aheadMs;
  private long leastBehindMs = Long.MAX_VALUE;
  private long firstLiveMs;
  private long lastMs;
  private int live;

  /**
   * Takes the timestamps of the latest records, in ms since the epoch, after some have arrived.
   *
   * @param nowMs the clock
   * @param timesMs the latest timestamps in the order of arrival
   * @param keepsUp whether the last of them has only just arrived in the topic
   */
  public void observe(long nowMs, long[] timesMs, boolean keepsUp) {
    long[] ahead =
        Arrays.stream(timesMs)
            .map(time -> time - nowMs)
            .filter(by -> by >= MIN_AHEAD_MS && by <= MAX_MS)
            .toArray();
    boolean often = ahead.length > 0 && ahead.length * AHEAD_SHARE >= timesMs.length;
    aheadMs = often ? Math.max(aheadMs, Arrays.stream(ahead).max().orElse(0)) : 0;
    if (keepsUp && timesMs.length > 0) {
      firstLiveMs = live == 0 ? nowMs : firstLiveMs;
      live++;
      leastBehindMs = Math.min(leastBehindMs, nowMs - timesMs[timesMs.length - 1]);
    }
    lastMs = nowMs;
  }

  /** What is known so far. */
  public ClockOffset offset(boolean byBroker) {
    boolean enough = live >= MIN_LIVE && lastMs - firstLiveMs >= MIN_LIVE_MS;
    long behindMs = enough && isLate(leastBehindMs) ? leastBehindMs : 0;
    return new ClockOffset(aheadMs, aheadMs > 0 ? 0 : behindMs, byBroker);
  }

  private static boolean isLate(long byMs) {
    return byMs >= MIN_BEHIND_MS && byMs <= MAX_MS;
  }
}
