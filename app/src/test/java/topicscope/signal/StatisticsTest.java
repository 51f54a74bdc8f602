package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

  @ParameterizedTest
  @EnumSource
  @DisplayName("those of a range are those of its samples, by time and by number")
  void statistics_ofRange_areThoseOfItsSamples(TestFeed.Times times) {
    SplittableRandom random = new SplittableRandom(7 + times.name().hashCode());
    for (int capacity : new int[] {200, 5000, 30_000}) {
      SampleBuffer buffer = TestFeed.buffer(capacity);
      new TestFeed(random.nextLong(), times, TestFeed.Values.NOISE)
          .append(buffer, capacity + random.nextInt(3000));
      RandomSamples all = RandomSamples.of(buffer, false);
      for (int i = 0; i < 20; i++) {
        long a = all.time(random.nextInt(all.size()));
        long b = all.time(random.nextInt(all.size()));
        checkRange(
            buffer, all, new XRange.ByTime((double) Math.min(a, b), (double) Math.max(a, b) + 1));
        double from = (double) buffer.firstNumber() + random.nextInt(all.size());
        checkRange(buffer, all, new XRange.ByNumber(from - 0.5, from + random.nextInt(9000)));
      }
    }
  }

  private static void checkRange(SampleBuffer buffer, RandomSamples all, XRange range) {
    long first = buffer.firstNumber();
    double[] inside =
        IntStream.range(0, all.size())
            .filter(i ->
                SeriesRange.all(new Series("", buffer)).contains(first + i, all.time(i))
                    && new SeriesRange(new Series("", buffer), range)
                        .contains(first + i, all.time(i)))
            .mapToDouble(i -> all.values[i])
            .sorted()
            .toArray();
    SeriesStatistics actual = buffer.statistics(range);
    assertThat(actual.count()).isEqualTo(inside.length);
    assertThat(actual.last()).isEqualTo(all.values[all.size() - 1]);
    if (inside.length > 0) {
      checkMean(actual, inside);
    }
    // Of more samples some are drawn, and of those only some are in the range.
    if (inside.length > 0 && all.size() <= StatisticsPass.SAMPLE) {
      checkPercentile(inside, 0.95, actual.p95());
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
