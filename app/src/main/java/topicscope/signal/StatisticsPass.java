package topicscope.signal;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Computes the statistics of all samples held.
 *
 * <p>Everything but the percentile is exact and comes from the index. The percentile is exact up to
 * {@value #SAMPLE} values. Of more values, that many are drawn at random, one from each of as many
 * equal stretches. Its rank is then off by more than 1.6 % less than once in 2,000 times
 * (Dvoretzky, Kiefer and Wolfowitz).
 */
final class StatisticsPass extends IndexTraversal {
  static final int SAMPLE = 16_384;

  private final SplittableRandom random = new SplittableRandom(SAMPLE);
  private long count;
  private double mean;
  private long earliest;
  private long latest;
  private double min;
  private double max;
  private SeriesStatistics result = SeriesStatistics.NONE;

  StatisticsPass(SampleLog log) {
    super(log);
  }

  SeriesStatistics take() {
    run(log());
    return result;
  }

  @Override
  void begin(long first, long end) {
    count = 0;
    mean = 0;
    earliest = Long.MAX_VALUE;
    latest = Long.MIN_VALUE;
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    cover(first, end);
    result = count == 0 ? SeriesStatistics.NONE : statistics(first, end);
  }

  @Override
  void node(int l, long k) {
    if (l == 0) {
      descend(l, k);
      return;
    }
    IndexLevel level = level(l, k);
    int slot = level.slot(k);
    merge(1L << level.shift, level.mean[slot]);
    earliest = Math.min(earliest, level.earliest[slot]);
    latest = Math.max(latest, level.latest[slot]);
    min = Math.min(min, level.min[slot]);
    max = Math.max(max, level.max[slot]);
  }

  @Override
  void samples(long from, long to) {
    Chunk chunk = log().chunk(from);
    int start = log().index(from);
    int stop = start + (int) (to - from);
    merge(to - from, IndexLevel.mean(chunk.values, start, stop));
    for (int i = start; i < stop; i++) {
      earliest = Math.min(earliest, chunk.times[i]);
      latest = Math.max(latest, chunk.times[i]);
      min = Math.min(min, chunk.values[i]);
      max = Math.max(max, chunk.values[i]);
    }
  }

  private void merge(long more, double meanOfMore) {
    count += more;
    mean += (meanOfMore - mean) * ((double) more / count);
  }

  private SeriesStatistics statistics(long first, long end) {
    double seconds = (double) (latest - earliest) / log().unit().perMs() / 1000.0;
    return new SeriesStatistics(
        count,
        log().value(end - 1),
        min,
        max,
        mean,
        percentile(0.95, first),
        seconds > 0 ? (count - 1) / seconds : Double.NaN,
        List.of());
  }

  private double percentile(double share, long first) {
    double[] values = new double[(int) Math.min(SAMPLE, count)];
    double stretch = (double) count / values.length;
    for (int i = 0; i < values.length; i++) {
      double at = values.length == count ? i : (i + random.nextDouble()) * stretch;
      values[i] = log().value(first + Math.min(count - 1, (long) at));
    }
    Arrays.sort(values);
    return values[(int) Math.ceil(share * values.length) - 1];
  }
}
