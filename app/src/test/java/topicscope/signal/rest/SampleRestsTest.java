package topicscope.signal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SampleRestsTest {
  private static final int COUNT = 5_000;

  private final RestBatch batch = new RestBatch();

  @Test
  @DisplayName("a range has what lies beside its samples")
  void total_ofRange() {
    SampleRests rests = SampleRests.NONE;
    SplittableRandom random = new SplittableRandom(1);
    long[] counts = new long[4 * COUNT];
    int first = 0;
    for (int i = 0; i < COUNT; i++) {
      int number = 4 * i + random.nextInt(4);
      counts[number] = 1L + i % 3;
      batch.add(number - first, counts[number], 0.5);
      if (random.nextInt(20) == 0 || i == COUNT - 1) {
        rests = rests.with(batch, first, 0);
        batch.clear();
        first = 4 * (i + 1);
      }
    }
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(4 * COUNT);
      int to = random.nextInt(from, 4 * COUNT + 1);
      long expected = 0;
      int places = 0;
      for (int at = from; at < to; at++) {
        boolean counted = at % 3 != 0 && counts[at] > 0;
        expected += counted ? counts[at] : 0;
        places += counted ? 1 : 0;
      }
      assertThat(rests.total(from, to, at -> at % 3 != 0))
          .isEqualTo(new SampleRests.Total(expected, 0.5 * places));
    }
  }

  @Test
  @DisplayName("what a reader has stays as it was")
  void with_leavesEarlierOnes() {
    batch.add(0, 2, 1);
    SampleRests one = SampleRests.NONE.with(batch, 10, 0);
    SampleRests two = one.with(batch, 11, 0);
    assertThat(one.total(0, 100, at -> true)).isEqualTo(new SampleRests.Total(2, 1));
    assertThat(two.total(0, 100, at -> true)).isEqualTo(new SampleRests.Total(4, 2));
    assertThat(SampleRests.NONE.isEmpty()).isTrue();
    assertThat(two.isEmpty()).isFalse();
  }

  @Test
  @DisplayName("what lies beside overwritten samples is forgotten, and nothing else")
  void with_oldest_forgets() {
    SampleRests rests = SampleRests.NONE;
    batch.add(0, 1, 1);
    for (long number = 0; number < COUNT; number++) {
      rests = rests.with(batch, number, Math.max(0, number - 1_000));
      long held = Math.min(number + 1, 1_001);
      assertThat(rests.total(Math.max(0, number - 1_000), COUNT, at -> true).count())
          .isEqualTo(held);
    }
    assertThat(rests.total(0, COUNT, at -> true).count()).isLessThan(1_600);
  }

  @Test
  @DisplayName("small values beside large ones are not lost in the sum")
  void total_sum_isExact() {
    batch.add(0, 1, 1e17);
    for (int i = 0; i < COUNT; i++) {
      batch.add(i, 1, 1);
    }
    batch.add(COUNT, 1, -1e17);
    SampleRests rests = SampleRests.NONE.with(batch, 0, 0);
    assertThat(rests.total(0, COUNT + 1, at -> true).sum()).isEqualTo(COUNT);
  }
}
