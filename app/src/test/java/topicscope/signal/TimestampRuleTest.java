package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimestampRuleTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private final SampleBuffer buffer = new SampleBuffer(10_000, () -> Instant.ofEpochMilli(NOW));
  private final SampleBatch batch = new SampleBatch();
  private long offset;

  @Test
  @DisplayName("samples of absurd times stand at the present; their records' times are kept")
  void absurdTimes_standAtThePresent() {
    append(NOW - 5000, -1, 0, NOW + DAY + 1, Long.MAX_VALUE, Long.MIN_VALUE, NOW - 4000);
    assertThat(times()).containsExactly(-5000, -5000, -5000, -5000, -5000, -5000, -4000);
    assertThat(buffer.sample(1).orElseThrow().recordTimeMs()).isEqualTo(-1);
    assertThat(buffer.sample(5).orElseThrow().recordTimeMs()).isEqualTo(Long.MIN_VALUE);
    assertThat(buffer.earliestTime()).hasValue(NOW - 5000);
    assertThat(buffer.latestTime()).hasValue(NOW - 4000);
  }

  @Test
  void absurdTimes_nothingBefore_standAtArrival() {
    append(-1, -1, -1);
    assertThat(times()).containsExactly(0, 0, 0);
    assertThat(buffer.latestTime()).isEmpty();
  }

  @Test
  void lateSamples_keepTheirTimes() {
    append(NOW - 500, NOW - 400, NOW - 450, NOW - 450, NOW - 300, NOW - 600);
    assertThat(times()).containsExactly(-500, -400, -450, -450, -300, -600);
    assertThat(buffer.earliestTime()).hasValue(NOW - 600);
    assertThat(buffer.earliestTime(1)).hasValue(NOW - 600);
    assertThat(buffer.earliestTime(4)).hasValue(NOW - 600);
    assertThat(buffer.earliestTime(6)).isEmpty();
    assertThat(buffer.latestTime()).hasValue(NOW - 300);
  }

  @Test
  @DisplayName("an outlier hours ahead doesn't move the present")
  void latestTime_strayAhead_isLeftOut() {
    append(NOW - 500, NOW + 5 * HOUR, NOW - 400);
    assertThat(buffer.latestTime()).hasValue(NOW - 400);
  }

  @Test
  @DisplayName("where every clock is ahead, the present is ahead too")
  void latestTime_allAhead_isAhead() {
    append(NOW + HOUR, NOW + HOUR + 1, NOW + HOUR + 2);
    assertThat(buffer.latestTime()).hasValue(NOW + HOUR + 2);
  }

  @Test
  @DisplayName("a clock that is set back moves the present back within a few hundred samples")
  void latestTime_clockPutBack_follows() {
    append(NOW - 10);
    for (int i = 0; i < 3 * TimestampRule.RECENT; i++) {
      append(NOW - HOUR + i);
    }
    assertThat(buffer.latestTime()).hasValue(NOW - HOUR + 3 * TimestampRule.RECENT - 1);
  }

  @Test
  void times_nothingHeld_areEmpty() {
    assertThat(buffer.latestTime()).isEmpty();
    assertThat(buffer.earliestTime()).isEmpty();
  }

  private void append(long... times) {
    for (long time : times) {
      batch.add(time, 1, 0, offset++);
    }
    buffer.append(batch);
    batch.clear();
  }

  private long[] times() {
    SampleCopy window = new SampleCopy();
    buffer.copyLast(100, window);
    long[] times = new long[window.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = window.time(i) - NOW;
    }
    return times;
  }
}
