package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticsTest {
  private static final double RANK_ERROR = 0.016;

  @ParameterizedTest
  @EnumSource
  @DisplayName("of any view they are those of the samples in it")
  void statistics_anyView_areRight(TestFeed.Times times) {
    SplittableRandom random = new SplittableRandom(times.name().hashCode());
    for (TestFeed.Values values : TestFeed.Values.values()) {
      for (int capacity : new int[] {1, 200, 5000, 70_000}) {
        SampleBuffer buffer = TestFeed.buffer(capacity);
        TestFeed feed = new TestFeed(random.nextLong(), times, values);
        feed.append(buffer, capacity + random.nextInt(3000));
        for (boolean byTime : new boolean[] {false, true}) {
          RandomSamples samples = RandomSamples.of(buffer, byTime);
          check(buffer, samples, byTime, samples.places[0], samples.places[samples.size() - 1] + 1);
          for (int i = 0; i < 3; i++) {
            long from = samples.places[random.nextInt(samples.size())];
            check(buffer, samples, byTime, from, from + 1 + random.nextInt(100_000));
          }
        }
      }
    }
  }

  private static void check(
      SampleBuffer buffer, RandomSamples samples, boolean byTime, long from, long to) {
    XRange view =
        byTime
            ? new XRange.ByTime((double) from, (double) to)
            : new XRange.ByNumber((double) from, (double) to);
    SeriesStatistics actual = buffer.statistics(view);
    int first = 0;
    while (samples.places[first] < from) {
      first++;
    }
    int last = first;
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    while (last < samples.size() && samples.places[last] < to) {
      earliest = Math.min(earliest, samples.time(last));
      latest = Math.max(latest, samples.time(last));
      last++;
    }
    double[] values = Arrays.copyOfRange(samples.values, first, last);
    assertThat(actual.count()).isEqualTo(values.length);
    assertThat(actual.last()).isEqualTo(values[values.length - 1]);
    double seconds = (latest - earliest) / 1000.0;
    Double rate = seconds > 0 ? (values.length - 1) / seconds : Double.NaN;
    assertThat(actual.ratePerSecond()).isEqualTo(rate);
    Arrays.sort(values);
    checkMoments(actual, values);
    checkPercentile(values, 0.50, actual.p50());
    checkPercentile(values, 0.95, actual.p95());
    checkPercentile(values, 0.99, actual.p99());
  }

  private static void checkMoments(SeriesStatistics actual, double[] sorted) {
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    assertThat(actual.min()).isEqualTo(low);
    assertThat(actual.max()).isEqualTo(high);
    double scale = Math.max(Math.abs(low), Math.abs(high));
    if (scale > 1e100) {
      assertThat(actual.mean()).isFinite();
      return;
    }
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    assertThat(actual.mean()).isCloseTo(mean, within(1e-12 + 1e-10 * scale));
    assertThat(actual.stdDev()).isCloseTo(deviation, within(1e-12 + 1e-8 * scale));
  }

  private static void checkPercentile(double[] sorted, double share, double actual) {
    double error = sorted.length > StatisticsPass.SAMPLE ? RANK_ERROR : 0;
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    int slack = (int) Math.ceil(error * sorted.length);
    assertThat(actual)
        .isBetween(
            sorted[Math.max(0, rank - slack)], sorted[Math.min(sorted.length - 1, rank + slack)]);
  }

  @Test
  @DisplayName("the deviation of large values close together isn't lost in rounding")
  void stdDev_largeMean_isRight() {
    SampleBuffer buffer = new SampleBuffer(100_000);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 50_000; i++) {
      batch.add(1_700_000_000_000L + i, 1e12 + i % 2, 0, i);
    }
    buffer.append(batch);
    assertThat(buffer.statistics().stdDev()).isCloseTo(0.5, within(1e-4));
    assertThat(buffer.statistics().ratePerSecond()).isCloseTo(1000, within(1e-9));
  }

  @Test
  void statistics_nothingHeldOrVisible_areNone() {
    SampleBuffer buffer = new SampleBuffer(10);
    assertThat(buffer.statistics()).isSameAs(SeriesStatistics.NONE);
    new TestFeed(1, TestFeed.Times.STEADY, TestFeed.Values.NOISE).append(buffer, 5);
    assertThat(buffer.statistics(new XRange.ByTime(1, 2))).isSameAs(SeriesStatistics.NONE);
    assertThat(buffer.statistics(new XRange.ByNumber(-8, 0))).isSameAs(SeriesStatistics.NONE);
    assertThat(buffer.statistics(new XRange.ByNumber(7, 9))).isSameAs(SeriesStatistics.NONE);
  }
}
