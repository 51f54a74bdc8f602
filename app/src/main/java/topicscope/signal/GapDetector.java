package topicscope.signal;

/**
 * Measures the usual time between samples of a series, and decides from which spacing on the line
 * breaks.
 *
 * <p>A gap is a spacing longer than ten medians and than five 95th percentiles of the last few
 * hundred spacings. So a pause in steady samples is a gap, pauses between regular bursts are not,
 * and one long pause does not make the next one usual. Spacings are counted in a histogram with
 * four bins per octave. Its counts are halved from time to time, so that it follows a change of
 * pace. Limits are passed as a bin, one byte. Owned by the appending thread.
 */
final class GapDetector {
  /** The limit while too few spacings are known: nothing is a gap. */
  static final int NO_LIMIT = 255;

  private static final int BINS = 256;
  private static final int HALVE_AT = 512;
  private static final int MIN_SPACINGS = 4;
  private static final double MEDIANS = 10;
  private static final double HIGH_PERCENTILES = 5;

  private final int[] counts = new int[BINS];
  private int total;
  private int unseen;
  private int limit = NO_LIMIT;

  void add(long spacingMs) {
    counts[bin(spacingMs)]++;
    unseen++;
    if (++total == HALVE_AT) {
      halve();
    }
  }

  /** The bin of the longest spacing that is no gap; updated when enough has changed. */
  int limit() {
    if (unseen > total / 32 && total >= MIN_SPACINGS) {
      unseen = 0;
      double median = longest(quantile(0.5));
      double high = longest(quantile(0.95));
      limit = bin((long) Math.max(MEDIANS * median, HIGH_PERCENTILES * high));
    }
    return limit;
  }

  /** The longest spacing in a bin, ms. */
  static long longest(int bin) {
    if (bin == NO_LIMIT) {
      return Long.MAX_VALUE;
    }
    int octave = bin >> 2;
    long quarter = (bin & 3) + 5L;
    return octave < 2 ? bin : (quarter << (octave - 2)) - 1;
  }

  /** The bin of a spacing of at least 1 ms. */
  static int bin(long spacingMs) {
    int octave = 63 - Long.numberOfLeadingZeros(spacingMs);
    return octave < 2 ? (int) spacingMs : (octave << 2) | ((int) (spacingMs >>> (octave - 2)) & 3);
  }

  private int quantile(double share) {
    int rank = (int) (share * (total - 1));
    int bin = 0;
    int below = counts[0];
    while (below <= rank) {
      below += counts[++bin];
    }
    return bin;
  }

  private void halve() {
    total = 0;
    for (int i = 0; i < BINS; i++) {
      counts[i] >>= 1;
      total += counts[i];
    }
  }
}
