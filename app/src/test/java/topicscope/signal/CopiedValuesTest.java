package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(CONCURRENT)
class CopiedValuesTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "values, times and longest spacings of a range are those of its samples, in the order of"
          + " arrival")
  void copyValues_anyRange_areThoseOfItsSamples(TestFeed.Times times) {
    SplittableRandom random = new SplittableRandom(times.name().hashCode());
    SampleBuffer.Values values = new SampleBuffer.Values();
    for (int capacity : new int[] {1, 200, 5_000, 70_000}) {
      SampleBuffer buffer = TestFeed.buffer(capacity);
      new TestFeed(random.nextLong(), times, TestFeed.Values.NOISE)
          .append(buffer, capacity + random.nextInt(3_000));
      RandomSamples all = RandomSamples.of(buffer, false);
      check(buffer, all, IndexTraversal.ALL, values);
      for (int i = 0; i < 10; i++) {
        long a = all.time(random.nextInt(all.size()));
        long b = all.time(random.nextInt(all.size()));
        double later = (double) Math.max(a, b) + 1;
        check(buffer, all, new XRange.ByTime((double) Math.min(a, b), later), values);
        double from = (double) buffer.firstNumber() + random.nextInt(all.size());
        check(buffer, all, new XRange.ByNumber(from, from + 1 + random.nextInt(9_000)), values);
      }
    }
  }

  @Test
  @DisplayName("times finer than a millisecond are copied with their parts of one")
  void copyValues_nanoseconds_haveFractions() {
    SampleBuffer buffer = new SampleBuffer(10, TimeUnit.NANOSECONDS);
    SampleBatch batch = new SampleBatch();
    batch.nanos(250_000);
    batch.add(TestFeed.START, 1, 0, 0);
    batch.nanos(0);
    batch.add(TestFeed.START + 2, 2, 0, 1);
    batch.nanos(1);
    batch.add(TestFeed.START, 3, 0, 2);
    buffer.append(batch);
    SampleBuffer.Values values = new SampleBuffer.Values();
    buffer.copyValues(IndexTraversal.ALL, values);
    assertThat(Arrays.copyOf(values.times(), 3)).containsExactly(0, 1.75, -0.249999);
  }

  @Test
  @DisplayName("what is copied while samples overwrite others is an unbroken run of them")
  void copyValues_whileOverwriting_isUnbroken() {
    SampleBuffer buffer = TestFeed.buffer(2_000);
    SampleBuffer.Values values = new SampleBuffer.Values();
    TestFeed ramp = new TestFeed(1, TestFeed.Times.STEADY, TestFeed.Values.RAMP);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> ramp.append(buffer, 2_000_000),
            task -> Thread.ofPlatform().name("writer").start(task));
    boolean last;
    do {
      last = writing.isDone();
      buffer.copyValues(IndexTraversal.ALL, values);
      for (int i = 1; i < values.size(); i++) {
        assertThat(values.array()[i] - values.array()[i - 1]).isEqualTo(1);
      }
    } while (!last);
    writing.join();
    assertThat(values.size()).isEqualTo(2_000);
  }

  private static void check(
      SampleBuffer buffer, RandomSamples all, XRange range, SampleBuffer.Values actual) {
    SeriesRange part = new SeriesRange(new Series("", buffer), range);
    int[] expected =
        IntStream.range(0, all.size())
            .filter(i -> part.contains(buffer.firstNumber() + i, all.time(i)))
            .toArray();
    buffer.copyValues(range, actual);
    assertThat(Arrays.copyOf(actual.array(), actual.size()))
        .isEqualTo(IntStream.of(expected).mapToDouble(i -> all.values[i]).toArray());
    assertThat(Arrays.copyOf(actual.times(), actual.size()))
        .isEqualTo(
            IntStream.of(expected)
                .mapToDouble(i -> (double) (all.time(i) - all.time(expected[0])))
                .toArray());
    for (int i = 0; i < expected.length; i++) {
      assertThat(SampleBuffer.Values.longestSpacing(actual.spacings()[i]))
          .isEqualTo(buffer.longestSpacing(buffer.firstNumber() + expected[i]));
    }
  }
}
