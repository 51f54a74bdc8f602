package topicscope.bench.frame;

import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;

/**
 * The signal that all charts show: a slow sine with noise and a few spikes. The same index gives
 * the same value. One sample every 16 ms.
 *
 * <p>Owned by one thread.
 */
final class TestSignal {
  static final long START_MS = 1_700_000_000_000L;
  static final long STEP_MS = 16;
  private static final int MAX_AT_ONCE = 65_536;
  private static final double SLOW = 2 * Math.PI / 700;

  private final SampleBatch batch = new SampleBatch();

  /** The value of a series at an index. */
  static double value(int series, long at) {
    double noise = noise(series * 7_919L + at);
    double spike = noise(at * 31 + series) > 0.998 ? 12 : 0;
    return 50 + 25 * Math.sin(at * SLOW + series * 0.7) + 8 * (noise - 0.5) + spike;
  }

  static long timeMs(long at) {
    return START_MS + at * STEP_MS;
  }

  /** Appends the samples from one index to another (exclusive) to each series. */
  void append(SeriesSet set, int series, long from, long to) {
    for (int one = 0; one < series; one++) {
      for (long first = from; first < to; first += MAX_AT_ONCE) {
        batch.clear();
        for (long at = first; at < Math.min(to, first + MAX_AT_ONCE); at++) {
          batch.add(timeMs(at), value(one, at), 0, at);
        }
        set.series("series " + (one + 1)).buffer().append(batch);
      }
    }
    set.changed();
  }

  /** A pseudo-random number from 0 to 1 (the finaliser of SplitMix64). */
  private static double noise(long at) {
    long z = at * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
