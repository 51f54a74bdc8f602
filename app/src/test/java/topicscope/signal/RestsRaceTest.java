package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class RestsRaceTest {
  private static final long START = 1_700_000_000_000L;
  private static final int SAMPLES = 300_000;
  private static final int BATCH = 37;

  @Test
  @DisplayName("who counts a sample counts what lies beside it, while others are overwritten")
  void statistics_whileWriting_haveAllRestsOfTheirSamples() {
    // Small, so that the memory of samples is used again all the time.
    SampleBuffer buffer = TestFeed.buffer(600);
    long read = 0;
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> write(buffer), task -> new Thread(task).start());
    while (!writer.isDone()) {
      check(buffer.statistics());
      check(buffer.statistics(new XRange.ByTime((double) START + 1_000, 1e15)));
      long first = buffer.firstNumber();
      check(buffer.statistics(new XRange.ByNumber((double) first + 100, (double) first + 400)));
      read++;
    }
    writer.join();
    SeriesStatistics end = buffer.statistics();
    check(end);
    assertThat(end.count()).isEqualTo(1_200);
    assertThat(read).isPositive();
  }

  private static void write(SampleBuffer buffer) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < SAMPLES; i++) {
      batch.add(START + i, i % 100, 0, i);
      batch.rest(1, i % 100);
      if (batch.size() == BATCH || i == SAMPLES - 1) {
        buffer.append(batch);
        batch.clear();
      }
    }
  }

  /** One more of the same value lies beside each sample. */
  private static void check(SeriesStatistics figures) {
    if (figures.count() != 2 * figures.recorded()) {
      assertThat(figures.count()).isEqualTo(2 * figures.recorded());
    }
  }
}
