package topicscope.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Counts and times of the states in a range of the samples held of a state series. A state lasts
 * until the next sample; the last one until its latest sample.
 */
public final class StateStatistics extends IndexTraversal {
  private final long[] counts = new long[StateNames.MAX + 1];
  private final long[] durations = new long[StateNames.MAX + 1];
  private final XRange range;
  private Limits limits = new Limits(0, 0, 0, 0);
  private int state;
  private long since;

  private StateStatistics(SampleLog log, XRange range) {
    super(log);
    this.range = range;
  }

  /**
   * One state.
   *
   * @param state its name
   * @param count number of samples
   * @param ms how long it lasted in all
   */
  public record Share(String state, long count, long ms) {}

  /** The states that occur, the longest first; takes about 1 ms while states last long. */
  public static List<Share> of(SampleBuffer buffer, StateNames names) {
    return of(buffer, names, ALL);
  }

  /** The same of the samples in a range. */
  static List<Share> of(SampleBuffer buffer, StateNames names, XRange range) {
    StateStatistics pass = new StateStatistics(buffer.log(), range);
    pass.run(buffer.log());
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < pass.counts.length; i++) {
      if (pass.counts[i] > 0) {
        long ms = buffer.log().unit().toMs(pass.durations[i]);
        shares.add(new Share(names.name(i), pass.counts[i], ms));
      }
    }
    shares.sort(Comparator.comparingLong(Share::ms).thenComparingLong(Share::count).reversed());
    return shares;
  }

  @Override
  void begin(long first, long end) {
    Arrays.fill(counts, 0);
    Arrays.fill(durations, 0);
    state = -1;
    limits = limits(range, first, end);
    cover(limits.first(), limits.end());
  }

  @Override
  void node(int l, long k) {
    IndexLevel level = level(l, k);
    int slot = level.slot(k);
    if (limits.misses(level, slot)) {
      return;
    }
    double lowest = level.min[slot];
    if (lowest == level.max[slot] && limits.covers(level, slot)) {
      enter(lowest, 1L << level.shift, level.earliest[slot]);
      enter(lowest, 0, level.latest[slot]);
    } else {
      descend(l, k);
    }
  }

  @Override
  void samples(long from, long to) {
    Chunk chunk = log().chunk(from);
    int start = log().index(from);
    for (int i = start; i < start + (int) (to - from); i++) {
      if (limits.holds(chunk.times[i])) {
        enter(chunk.values[i], 1, chunk.times[i]);
      }
    }
  }

  private void enter(double value, long count, long time) {
    // Memory that is being reused may hold anything; the pass is then repeated.
    int next = (int) Math.clamp(value, 0.0, (double) StateNames.MAX);
    if (state >= 0) {
      durations[state] += Math.max(0, time - since);
    }
    counts[next] += count;
    state = next;
    since = time;
  }
}
