package topicscope.chart;

import java.time.Duration;
import java.util.List;

/**
 * Chooses the lanes of traces whose magnitudes change, so that the picture is calm. Lanes split at
 * once when a trace would be flat. They merge again when the magnitudes have been much closer for a
 * while; the while doubles each time, so that a spike that returns doesn't make the lanes flicker.
 * For one thread.
 */
public final class LaneChooser {
  static final Duration FIRST_CALM = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 6;

  private List<Integer> lanes = List.of();
  private long calmNanos = FIRST_CALM.toNanos();
  private long calmSince;
  private boolean calm;

  /** Forgets the lanes, for other traces. */
  public void forget() {
    lanes = List.of();
    calm = false;
    calmNanos = FIRST_CALM.toNanos();
  }

  /**
   * The lane of each trace, as {@link LanePlan#lanes} counts them.
   *
   * @param traces the same traces as before, or any after {@link #forget()}
   * @param mayMerge false while the user looks at lanes that must stay
   * @param now as of System.nanoTime
   */
  public List<Integer> lanes(List<LanePlan.Trace> traces, int max, boolean mayMerge, long now) {
    List<Integer> needed = LanePlan.lanes(traces, max);
    boolean flat = !LanePlan.isFlat(traces, needed) && LanePlan.isFlat(traces, lanes);
    if (lanes.size() != traces.size() || count(needed) > count(lanes) || flat) {
      lanes = needed;
      calm = false;
      return lanes;
    }
    List<Integer> fewer = LanePlan.lanes(traces, max, LanePlan.CLOSE);
    boolean calmNow = mayMerge && count(fewer) < count(lanes);
    if (calmNow && !calm) {
      calmSince = now;
    }
    calm = calmNow;
    if (calm && now - calmSince >= calmNanos) {
      lanes = fewer;
      calm = false;
      calmNanos = Math.min(2 * calmNanos, FIRST_CALM.toNanos() << MAX_DOUBLINGS);
    }
    return lanes;
  }

  private static int count(List<Integer> lanes) {
    return lanes.stream().mapToInt(lane -> lane + 1).max().orElse(0);
  }
}
