package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLogTest {
  private static final long START = 1_700_000_000_000L;

  @ParameterizedTest
  @ValueSource(ints = {1, 512, 3000, 70_000})
  @DisplayName("what the log says it holds is there, and what it must hold it holds")
  void holds_anyNumber_isTrue(int capacity) {
    SampleBuffer buffer = new SampleBuffer(capacity);
    SampleLog log = buffer.log();
    SampleBatch batch = new SampleBatch();
    long number = 0;
    while (number < 5L * capacity + 20_000) {
      int length = 1 + (int) (number % 1700);
      for (int i = 0; i < length; i++) {
        batch.add(START, (double) number, 0, number);
        number++;
      }
      buffer.append(batch);
      batch.clear();
      assertThat(log.holds(log.first(log.end()))).isTrue();
      for (long old = 0; old < number; old += 61) {
        if (log.holds(old)) {
          assertThat(log.value(old)).isEqualTo((double) old);
        }
      }
    }
  }
}
