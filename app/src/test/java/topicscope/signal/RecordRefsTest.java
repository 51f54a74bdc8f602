package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordRefsTest {
  private static final int SIZE = 1024;

  private final RecordRefs origins = new RecordRefs();
  private final int[] partitions = new int[SIZE];
  private final long[] offsets = new long[SIZE];
  private final long[] times = new long[SIZE];
  private final boolean[] absurd = new boolean[SIZE];

  @Test
  @DisplayName("every sample's record is found again, whatever the pattern")
  void copy_anyPattern_isExact() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 300; round++) {
      fill(random, 1 + random.nextInt(60), random.nextInt(4));
      check(random);
      origins.clear();
    }
  }

  private void fill(SplittableRandom random, int longestRun, int strangeness) {
    int left = 0;
    long step = 0;
    for (int i = 0; i < SIZE; i++) {
      if (left == 0) {
        left = 1 + random.nextInt(longestRun);
        step = random.nextInt(strangeness + 1) == 0 ? 1 : random.nextLong();
        partitions[i] = random.nextInt(-2, 3);
        offsets[i] = random.nextBoolean() ? random.nextInt(10) : random.nextLong();
        absurd[i] = random.nextInt(4) < strangeness;
        times[i] = random.nextInt(3) == 0 ? Long.MIN_VALUE : -1;
      } else {
        partitions[i] = partitions[i - 1];
        offsets[i] = offsets[i - 1] + step;
        absurd[i] = absurd[i - 1];
        times[i] = times[i - 1];
      }
      left--;
      if (absurd[i]) {
        origins.addAbsurd(i, partitions[i], offsets[i], times[i]);
      } else {
        origins.add(i, partitions[i], offsets[i]);
      }
    }
  }

  private void check(SplittableRandom random) {
    SampleCopy window = new SampleCopy();
    window.begin(0, SIZE + 3, TimeUnit.MILLISECONDS);
    int from = random.nextInt(SIZE);
    int to = from + random.nextInt(SIZE - from) + 1;
    origins.copy(from, to, window, 3);
    for (int i = from; i < to; i++) {
      int at = 3 + i - from;
      assertThat(window.partition(at)).isEqualTo(partitions[i]).isEqualTo(origins.partition(i));
      assertThat(window.offset(at)).isEqualTo(offsets[i]).isEqualTo(origins.offset(i));
      assertThat(window.recordTime(at)).isEqualTo(absurd[i] ? times[i] : 0);
      assertThat(origins.recordTime(i, 7)).isEqualTo(absurd[i] ? times[i] : 7);
    }
  }
}
