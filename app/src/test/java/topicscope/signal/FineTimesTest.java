package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FineTimesTest {
  private static final long START = 1_700_000_000_000L;
  private static final int STEP_NANOS = 50_000;
  private static final int PER_MS = 1_000_000 / STEP_NANOS;

  private final SampleBuffer buffer = new SampleBuffer(2_000, TimeUnit.NANOSECONDS);
  private final SampleCopy window = new SampleCopy();
  private final SampleBatch batch = new SampleBatch();

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      batch.nanos(i % PER_MS * STEP_NANOS);
      batch.add(START + i / PER_MS, Math.sin(i * 0.3), 0, i);
    }
    buffer.append(batch);
    batch.clear();
  }

  @Test
  @DisplayName("a signal of 20 kHz is drawn in as many columns as it has samples")
  void reduce_severalSamplesInMillisecond_columnEach() {
    append(1_000);
    PixelColumns columns = new PixelColumns();
    // Half a step earlier, so that every sample is in the middle of a column.
    double half = STEP_NANOS / 2e6;
    XRange view = new XRange.ByTime(START + 10 - half, START + 20 - half);

    new Decimator().reduce(buffer, view, 10 * PER_MS, columns);

    assertThat(IntStream.range(0, columns.count()))
        .allSatisfy(c -> {
          assertThat(columns.isEmpty(c)).isFalse();
          assertThat(columns.firstValue(c)).isEqualTo(Math.sin((c + 10 * PER_MS) * 0.3));
          assertThat(columns.min(c)).isEqualTo(columns.max(c));
          assertThat(columns.gapBefore(c)).isFalse();
        });
  }

  @Test
  @DisplayName("samples are found and copied with their nanoseconds")
  void time_keepsNanoseconds() {
    append(100);

    Sample sample = buffer.nearestTime(START + 2.26).orElseThrow();
    buffer.copyLast(50, window);

    assertThat(sample.number()).isEqualTo(45);
    assertThat(sample.timeMs()).isEqualTo(START + 2);
    assertThat(sample.nanos()).isEqualTo(250_000);
    assertThat(window.time(1)).isEqualTo(START + 2);
    assertThat(window.nanos(1)).isEqualTo(11 * STEP_NANOS);
    assertThat(buffer.statistics().ratePerSecond()).isCloseTo(20_000, within(1e-6));
  }

  @Test
  @DisplayName("times out of order are sorted within a millisecond, and a coarse copy has none")
  void sortByTime_withinMillisecond() {
    for (int nanos : new int[] {300_000, 100_000, 200_000}) {
      batch.nanos(nanos);
      batch.add(START, nanos, 0, 0);
    }
    buffer.append(batch);
    buffer.copyLast(3, window);
    window.sortByTime();

    assertThat(IntStream.range(0, 3).map(window::nanos)).containsExactly(100_000, 200_000, 300_000);
    assertThat(IntStream.range(0, 3).mapToDouble(window::value))
        .containsExactly(100_000.0, 200_000.0, 300_000.0);

    SampleBuffer coarse = new SampleBuffer(10);
    coarse.append(batch);
    coarse.copyLast(3, window);
    assertThat(IntStream.range(0, 3).map(window::nanos)).containsOnly(0);
  }

  @Test
  @DisplayName("an absurd time gets the present of the series and keeps what the record said")
  void absurdTime_placedAtPresent() {
    append(30);
    batch.add(-1, 5, 0, 30);
    buffer.append(batch);

    Sample last = buffer.sample(30).orElseThrow();
    assertThat(last.timeMs()).isEqualTo(START + 1);
    assertThat(last.recordTimeMs()).isEqualTo(-1);
  }
}
