package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures the heap of the whole JVM")
class MemoryTest {
  private static final int LARGE = 10_000_000;

  @Test
  @DisplayName("ten million samples take at most 17 bytes each, index and origins included")
  void largeBuffer_full_isSmall() {
    double perSample = Double.MAX_VALUE;
    // What earlier tests left running allocates too: the smallest of three is the buffer's own.
    for (int i = 0; i < 3; i++) {
      long before = used();
      SampleBuffer buffer = new SampleBuffer(LARGE);
      append(buffer, LARGE + 50_000);
      perSample = Math.min(perSample, (double) (used() - before) / LARGE);
      assertThat(buffer.size()).isEqualTo(LARGE);
    }
    assertThat(perSample).isBetween(12.0, 17.0);
  }

  @Test
  @DisplayName("a large buffer with few samples takes little memory")
  void largeBuffer_almostEmpty_isSmall() {
    long before = used();
    SampleBuffer[] buffers = new SampleBuffer[100];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new SampleBuffer(50_000_000);
      append(buffers[i], 200);
    }
    long each = (used() - before) / buffers.length;
    assertThat(buffers).allMatch(buffer -> buffer.size() == 200);
    assertThat(each).isLessThan(20_000);
  }

  private static void append(SampleBuffer buffer, int count) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < count; i++) {
      batch.add(1_700_000_000_000L + i, i, i / 5000 % 3, i);
      if (batch.size() == 500 || i == count - 1) {
        buffer.append(batch);
        batch.clear();
      }
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
