package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class GapDetectorTest {
  private static final long START = 1_700_000_000_000L;

  private final SampleBuffer buffer = new SampleBuffer(100_000);
  private final SampleBatch batch = new SampleBatch();
  private long time = START;

  @Nested
  @DisplayName("the line breaks")
  class Breaks {
    @Test
    void pauseInSteadySamples() {
      steady(20, 500);
      after(60_000);
      steady(20, 500);
      assertThat(breaks()).isEqualTo(1);
    }

    @Test
    @DisplayName("at a pause although more pauses were there before")
    void secondPause() {
      for (int i = 0; i < 5; i++) {
        steady(50, 500);
        after(60_000);
      }
      assertThat(breaks()).isEqualTo(5);
    }

    @Test
    @DisplayName("at an old pause, when the pace was different")
    void pauseBeforeAChangeOfPace() {
      steady(200, 100);
      after(60_000);
      steady(200, 100);
      steady(2000, 5000);
      assertThat(breaks()).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("the line goes on")
  class Continues {
    @Test
    void steadySamples() {
      steady(3000, 500);
      assertThat(breaks()).isZero();
    }

    @Test
    @DisplayName("when a few samples are missing")
    void fewMissing() {
      steady(100, 500);
      after(4000);
      steady(100, 500);
      assertThat(breaks()).isZero();
    }

    @Test
    void regularBursts() {
      for (int i = 0; i < 300; i++) {
        steady(10, 1);
        after(10_000);
      }
      assertThat(breaks()).isZero();
    }

    @Test
    @DisplayName("when many samples share each time")
    void equalTimes() {
      for (int i = 0; i < 100; i++) {
        steady(50, 0);
        after(1000);
      }
      assertThat(breaks()).isZero();
    }

    @Test
    void randomArrivals() {
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 20_000; i++) {
        after((long) (-Math.log(1 - random.nextDouble()) * 1000));
      }
      assertThat(breaks()).isZero();
    }

    @Test
    @DisplayName("when the pace gets faster")
    void fasterPace() {
      steady(1000, 1000);
      steady(5000, 10);
      assertThat(breaks()).isZero();
    }

    @Test
    @DisplayName("when the pace gets slower, once that is known")
    void slowerPace() {
      steady(1024, 10);
      steady(1024, 1000);
      assertThat(breaks()).isLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("while too little is known")
    void threeSamples() {
      steady(2, 10);
      after(3_600_000);
      assertThat(breaks()).isZero();
    }
  }

  @Test
  @DisplayName("a gap narrower than a column doesn't break the line")
  void narrowGap_isNotDrawn() {
    steady(100, 10);
    after(1000);
    steady(100, 10);
    assertThat(breaks(3000)).isEqualTo(1);
    assertThat(breaks(2)).isZero();
  }

  @Test
  @DisplayName("by number, a gap breaks the line while each sample has a column of its own")
  void byNumber_brokenWhileColumnsAreFew() {
    steady(100, 10);
    after(60_000);
    steady(100, 10);
    assertThat(breaks(new XRange.ByNumber(0, 201), 201)).isEqualTo(1);
    assertThat(breaks(new XRange.ByNumber(0, 201), 500)).isEqualTo(1);
    assertThat(breaks(new XRange.ByNumber(0, 201), 100)).isZero();
  }

  @Test
  void bins_holdWhatTheySay() {
    long previous = 0;
    for (long spacing = 1; spacing < Long.MAX_VALUE / 3; spacing += 1 + spacing / 7) {
      int bin = GapDetector.bin(spacing);
      assertThat(GapDetector.longest(bin)).isBetween(spacing, spacing + spacing / 4);
      assertThat(GapDetector.bin(GapDetector.longest(bin))).isEqualTo(bin);
      assertThat(GapDetector.bin(GapDetector.longest(bin) + 1)).isGreaterThan(bin);
      assertThat(spacing).isGreaterThan(previous);
      previous = spacing;
    }
    assertThat(GapDetector.bin(Long.MAX_VALUE)).isLessThan(GapDetector.NO_LIMIT);
    assertThat(GapDetector.longest(GapDetector.bin(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
  }

  private void steady(int count, long spacing) {
    for (int i = 0; i < count; i++) {
      after(spacing);
    }
  }

  private void after(long spacing) {
    time += spacing;
    batch.add(time, 1, 0, time);
    buffer.append(batch);
    batch.clear();
  }

  private int breaks() {
    return breaks(1_000_000);
  }

  private int breaks(int columns) {
    return breaks(new XRange.ByTime(START, time + 1), columns);
  }

  private int breaks(XRange view, int count) {
    PixelColumns columns = new PixelColumns();
    new Decimator().reduce(buffer, view, count, columns);
    int breaks = 0;
    for (int c = 0; c < columns.count(); c++) {
      breaks += !columns.isEmpty(c) && columns.gapBefore(c) ? 1 : 0;
    }
    return breaks;
  }
}
