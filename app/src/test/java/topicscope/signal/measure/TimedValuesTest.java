package topicscope.signal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.XRange;

@Execution(CONCURRENT)
class TimedValuesTest {
  private static final long START = 1_700_000_000_000L;

  @Test
  @DisplayName("samples in any order are sorted by time, those of one time in the order of arrival")
  void of_anyOrder_isSortedAndStable() {
    SplittableRandom random = new SplittableRandom(1);
    for (int size = 0; size < 300; size++) {
      int different = random.nextInt(1, size + 2);
      double[] times = random.ints(size, 0, different).mapToDouble(i -> i).toArray();
      double[] values = IntStream.range(0, size).mapToDouble(i -> i).toArray();
      double[] given = times.clone();
      int[] order =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> given[i]))
              .mapToInt(i -> i)
              .toArray();
      TimedValues sorted = TimedValues.of(times, values, Long.MAX_VALUE);
      assertThat(sorted.values()).isEqualTo(Arrays.stream(order).mapToDouble(i -> i).toArray());
      assertThat(sorted.times())
          .isEqualTo(Arrays.stream(order).mapToDouble(i -> given[i]).toArray());
      assertThat(sorted.gaps()).isEmpty();
    }
  }

  @Test
  @DisplayName("a gap is where the line of the plot breaks: at a spacing far beyond the usual one")
  void of_copiedSamples_hasTheGapsOfTheBuffer() {
    SampleBuffer buffer = new SampleBuffer(10_000);
    SampleBatch batch = new SampleBatch();
    long time = START;
    for (int i = 0; i < 3_000; i++) {
      // Slower by and by, so that what is a gap at first is none at the end.
      time += i == 700 || i == 2_900 ? 400 : i < 1_500 ? 10 : 300;
      batch.add(time, i, 0, i);
      if (batch.size() == 100) {
        buffer.append(batch);
        batch.clear();
      }
    }
    SampleBuffer.Values samples = new SampleBuffer.Values();
    buffer.copyValues(new XRange.ByNumber(0, 1e9), samples);
    TimedValues values = TimedValues.of(samples);
    assertThat(values.size()).isEqualTo(3_000);
    assertThat(values.gaps()).contains(700).doesNotContain(2_900);
    int[] expected =
        IntStream.range(1, 3_000)
            .filter(i -> {
              long spacing = buffer.sample(i).orElseThrow().timeMs() - before(buffer, i);
              return spacing > buffer.longestSpacing(i) && spacing > buffer.longestSpacing(i - 1);
            })
            .toArray();
    assertThat(values.gaps()).isEqualTo(expected);
  }

  private static long before(SampleBuffer buffer, int i) {
    return buffer.sample(i - 1L).orElseThrow().timeMs();
  }
}
