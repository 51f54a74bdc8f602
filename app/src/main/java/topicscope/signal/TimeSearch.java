package topicscope.signal;

import java.util.OptionalLong;

/** Finds the sample nearest in time; of equally near ones the one that arrived first. */
final class TimeSearch extends IndexTraversal {
  private static final long NONE = -1;

  private final long from;
  private final long to;
  private final long wanted;
  private long distance;
  private long best;

  /**
   * @param from number of the first sample to search
   * @param to number after the last sample to search
   * @param wanted the time, in the unit of the log
   */
  TimeSearch(SampleLog log, long from, long to, long wanted) {
    super(log);
    this.from = from;
    this.to = to;
    this.wanted = wanted;
  }

  /** The number of that sample; empty if none is held. */
  OptionalLong find() {
    run(log());
    return best == NONE ? OptionalLong.empty() : OptionalLong.of(best);
  }

  @Override
  void begin(long first, long end) {
    distance = Long.MAX_VALUE;
    best = NONE;
    long start = Math.clamp(from, first, end);
    cover(start, Math.clamp(to, start, end));
  }

  @Override
  void node(int l, long k) {
    IndexLevel level = level(l, k);
    int slot = level.slot(k);
    long early = level.earliest[slot];
    long late = level.latest[slot];
    if (early >= wanted) {
      offer(early - wanted, reference(l, k << level.shift), IndexLevel.FIRST);
    } else if (late < wanted) {
      offer(wanted - late, reference(l, k << level.shift), IndexLevel.LAST);
    } else {
      descend(l, k);
    }
  }

  @Override
  void samples(long from, long to) {
    long[] times = log().chunk(from).times;
    int start = log().index(from);
    for (int i = 0; i < to - from; i++) {
      offer(Math.abs(times[start + i] - wanted), reference(from + i), IndexLevel.FIRST);
    }
  }

  private void offer(long candidate, long reference, int which) {
    if (candidate < distance) {
      distance = candidate;
      best = resolve(reference, which);
    }
  }
}
