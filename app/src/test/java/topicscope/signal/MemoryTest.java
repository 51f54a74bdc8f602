package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class MemoryTest {
  private static final int LARGE = 10_000_000;

  private final SampleBatch batch = new SampleBatch();

  @Test
  @DisplayName("ten million samples take at most 17 bytes each, index and origins included")
  void largeBuffer_full_isSmall() {
    long before = allocated();
    SampleBuffer buffer = new SampleBuffer(LARGE);
    append(buffer, LARGE + 50_000);
    double perSample = (double) (allocated() - before) / LARGE;
    assertThat(buffer.size()).isEqualTo(LARGE);
    assertThat(perSample).isLessThanOrEqualTo(17.0);
  }

  @Test
  @DisplayName("a large buffer with few samples takes little memory")
  void largeBuffer_almostEmpty_isSmall() {
    long before = allocated();
    SampleBuffer[] buffers = new SampleBuffer[100];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new SampleBuffer(50_000_000);
      append(buffers[i], 200);
    }
    long each = (allocated() - before) / buffers.length;
    assertThat(buffers).allMatch(buffer -> buffer.size() == 200);
    assertThat(each).isLessThan(20_000);
  }

  private void append(SampleBuffer buffer, int count) {
    for (int i = 0; i < count; i++) {
      batch.add(1_700_000_000_000L + i, i, i / 5000 % 3, i);
      if (batch.size() == 500 || i == count - 1) {
        buffer.append(batch);
        batch.clear();
      }
    }
  }

  /**
   * The bytes that this thread has allocated, garbage included: what other threads do doesn't
   * count.
   */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
