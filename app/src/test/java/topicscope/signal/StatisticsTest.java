package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(CONCURRENT)
class StatisticsTest {
  private static final double RANK_ERROR = 0.016;

  @ParameterizedTest
  @EnumSource
  @DisplayName("they are those of the samples held")
  void statistics_anySamples_areRight(TestFeed.Times times) {
    SplittableRandom random = new SplittableRandom(times.name().hashCode());
    for (TestFeed.Values values : TestFeed.Values.values()) {
      for (int capacity : new int[] {1, 200, 5000, 70_000}) {
        SampleBuffer buffer = TestFeed.buffer(capacity);
        TestFeed feed = new TestFeed(random.nextLong(), times, values);
        feed.append(buffer, capacity + random.nextInt(3000));
        check(buffer.statistics(), RandomSamples.of(buffer, false));
      }
    }
  }

  private static void check(SeriesStatistics actual, RandomSamples samples) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < samples.size(); i++) {
      earliest = Math.min(earliest, samples.time(i));
      latest = Math.max(latest, samples.time(i));
    }
    double[] values = Arrays.copyOf(samples.values, samples.size());
    assertThat(actual.count()).isEqualTo(values.length);
    assertThat(actual.last()).isEqualTo(values[values.length - 1]);
    double seconds = (latest - earliest) / 1000.0;
    Double rate = seconds > 0 ? (values.length - 1) / seconds : Double.NaN;
    assertThat(actual.ratePerSecond()).isEqualTo(rate);
    Arrays.sort(values);
    checkMean(actual, values);
    checkPercentile(values, 0.95, actual.p95());
  }

  private static void checkMean(SeriesStatistics actual, double[] sorted) {
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
    assertThat(actual.mean()).isCloseTo(mean, within(1e-12 + 1e-10 * scale));
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
  @DisplayName("the mean of large values close together doesn't lose precision")
  void mean_largeValues_isRight() {
    SampleBuffer buffer = new SampleBuffer(100_000);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 50_000; i++) {
      batch.add(1_700_000_000_000L + i, 1e12 + i % 2, 0, i);
    }
    buffer.append(batch);
    assertThat(buffer.statistics().mean()).isCloseTo(1e12 + 0.5, within(1e-3));
    assertThat(buffer.statistics().ratePerSecond()).isCloseTo(1000, within(1e-9));
  }

  @Test
  void statistics_nothingHeld_areNone() {
    assertThat(new SampleBuffer(10).statistics()).isSameAs(SeriesStatistics.NONE);
  }
}
