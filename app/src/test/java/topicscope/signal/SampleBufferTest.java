package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class SampleBufferTest {
  private static final long START = 1_700_000_000_000L;

  private final SampleBatch batch = new SampleBatch();
  private final SampleCopy window = new SampleCopy();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 200, 1024, 1025, 70_000})
  @DisplayName("the buffer holds exactly the newest samples, however they were appended")
  void copyLast_anyCapacity_holdsTheNewest(int capacity) {
    SampleBuffer buffer = new SampleBuffer(capacity);
    SplittableRandom random = new SplittableRandom(capacity);
    long number = 0;
    for (int round = 0; round < 60; round++) {
      int length = random.nextInt(round % 7 == 0 ? 3 * capacity + 5000 : 300);
      batch.clear();
      for (int i = 0; i < length; i++) {
        batch.add(START + number, (double) number, (int) (number % 3), 10 * number);
        number++;
      }
      buffer.append(batch);
      assertThat(buffer.appended()).isEqualTo(number);
      assertThat(buffer.size()).isEqualTo((int) Math.min(number, capacity));
      assertThat(buffer.firstNumber()).isEqualTo(Math.max(0, number - capacity));
      assertThat(buffer.firstNumber()).isEqualTo(number - buffer.size());
      buffer.copyLast(Integer.MAX_VALUE, window);
      assertThat(window.size()).isEqualTo(buffer.size());
      assertThat(window.firstNumber()).isEqualTo(buffer.firstNumber());
      checkWindow();
    }
  }

  private void checkWindow() {
    for (int i = 0; i < window.size(); i++) {
      long number = window.firstNumber() + i;
      boolean right =
          window.time(i) == START + number
              && window.recordTime(i) == START + number
              && window.value(i) == (double) number
              && window.exact(i).longValue() == number
              && window.partition(i) == (int) (number % 3)
              && window.offset(i) == 10 * number;
      assertThat(right).as("sample %d", number).isTrue();
    }
  }

  @Test
  void copy_page_beginsWhereAskedOrWhereTheBufferDoes() {
    SampleBuffer buffer = filled(100, 250);

    buffer.copy(200, 10, window);
    assertThat(window.firstNumber()).isEqualTo(200);
    assertThat(window.size()).isEqualTo(10);

    buffer.copy(0, 10, window);
    assertThat(window.firstNumber()).isEqualTo(150);

    buffer.copy(245, 10, window);
    assertThat(window.size()).isEqualTo(5);

    buffer.copy(1000, 10, window);
    assertThat(window.size()).isZero();
  }

  @Test
  void sample_heldOrNot() {
    SampleBuffer buffer = filled(100, 250);
    assertThat(buffer.sample(149)).isEmpty();
    assertThat(buffer.sample(150))
        .contains(new Sample(150, START + 150, START + 150, 0, 150, 0, 0, 150));
    assertThat(buffer.sample(250)).isEmpty();
    assertThat(new SampleBuffer(5).sample(0)).isEmpty();
  }

  @Test
  void nearestNumber_outsideTheBuffer_isItsEnd() {
    SampleBuffer buffer = filled(100, 250);
    assertThat(buffer.nearestNumber(-5).orElseThrow().number()).isEqualTo(150);
    assertThat(buffer.nearestNumber(170.4).orElseThrow().number()).isEqualTo(170);
    assertThat(buffer.nearestNumber(1e15).orElseThrow().number()).isEqualTo(249);
    assertThat(new SampleBuffer(5).nearestNumber(0)).isEmpty();
  }

  @Test
  @DisplayName("the sample nearest in time is found in any disorder")
  void nearestTime_anyTimes_isNearest() {
    SplittableRandom random = new SplittableRandom(3);
    for (TestFeed.Times times : TestFeed.Times.values()) {
      SampleBuffer buffer = TestFeed.buffer(3000);
      new TestFeed(random.nextLong(), times, TestFeed.Values.NOISE).append(buffer, 5000);
      buffer.copyLast(Integer.MAX_VALUE, window);
      for (int i = 0; i < 50; i++) {
        long wanted = window.time(random.nextInt(window.size())) + random.nextInt(-3000, 3000);
        long nearest = Long.MAX_VALUE;
        for (int j = 0; j < window.size(); j++) {
          nearest = Math.min(nearest, Math.abs(window.time(j) - wanted));
        }
        Sample found = buffer.nearestTime((double) wanted).orElseThrow();
        assertThat(Math.abs(found.timeMs() - wanted)).isEqualTo(nearest);
      }
    }
    assertThat(new SampleBuffer(5).nearestTime(0)).isEmpty();
  }

  @Test
  @DisplayName("whole numbers beyond 2^53 keep their exact value")
  void addLong_beyondTheDoubles_isExact() {
    long[] wholes = {
      0,
      -1,
      (1L << 53) + 1,
      -(1L << 53) - 1,
      Long.MAX_VALUE,
      Long.MAX_VALUE - 100,
      Long.MIN_VALUE,
      Long.MIN_VALUE + 1,
      1_234_567_890_123_456_789L
    };
    SampleBuffer buffer = new SampleBuffer(5000);
    SplittableRandom random = new SplittableRandom(9);
    long[] expected = new long[5000];
    for (int i = 0; i < 12_345; i++) {
      long whole = i % 3 == 0 ? wholes[i % wholes.length] : random.nextLong();
      expected[i % 5000] = i % 1000 < 100 ? i : whole;
      batch.addLong(START + i, expected[i % 5000], 0, i);
      if (batch.size() == 77) {
        buffer.append(batch);
        batch.clear();
      }
    }
    buffer.append(batch);
    buffer.copyLast(5000, window);
    assertThat(window.size()).isEqualTo(5000);
    for (int i = 0; i < window.size(); i++) {
      long number = window.firstNumber() + i;
      assertThat(window.exact(i)).isEqualTo(expected[(int) (number % 5000)]);
      assertThat(buffer.sample(number).orElseThrow().exact()).isEqualTo(window.exact(i));
    }
  }

  @Test
  void add_notFinite_isRefusedAndCounted() {
    batch.add(START, Double.NaN, 0, 1);
    batch.add(START, Double.POSITIVE_INFINITY, 0, 2);
    batch.add(START, Double.NEGATIVE_INFINITY, 0, 3);
    batch.add(START, 4, 0, 4);
    assertThat(batch.size()).isEqualTo(1);
    assertThat(batch.refused()).isEqualTo(3);
    batch.clear();
    assertThat(batch.refused()).isEqualTo(3);
  }

  @Test
  void capacity_none_isRefused() {
    assertThatThrownBy(() -> new SampleBuffer(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1, not 0");
  }

  private SampleBuffer filled(int capacity, int samples) {
    SampleBuffer buffer = new SampleBuffer(capacity);
    for (int i = 0; i < samples; i++) {
      batch.add(START + i, i, 0, i);
    }
    buffer.append(batch);
    batch.clear();
    return buffer;
  }
}
