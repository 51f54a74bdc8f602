package topicscope.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

class LatestTimeTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;

  private final LatestTime latest = new LatestTime();

  @Test
  void add_nothing_isUnknown() {
    latest.add(new SampleBuffer(10));
    assertThat(latest.isKnown()).isFalse();
  }

  @Test
  @DisplayName("the latest of all series counts, also of late ones")
  void add_several_latest() {
    add(NOW, NOW - HOUR);
    add(NOW, NOW - 500);
    add(NOW, NOW - 900);
    assertThat(latest.timeMs()).isEqualTo(NOW - 500);
  }

  @Test
  @DisplayName("a series whose clock is ahead does not hide the others")
  void add_oneAhead_isLeftOut() {
    add(NOW, NOW + 2 * HOUR);
    add(NOW, NOW - HOUR);
    assertThat(latest.timeMs()).isEqualTo(NOW - HOUR);
  }

  @Test
  @DisplayName("if all clocks are ahead, the latest counts")
  void add_allAhead_latest() {
    add(NOW, NOW + 2 * HOUR);
    add(NOW, NOW + 3 * HOUR);
    assertThat(latest.timeMs()).isEqualTo(NOW + 3 * HOUR);
  }

  @Test
  @DisplayName("a live series with its clock ahead counts if the others ended long ago")
  void add_othersEnded_aheadCounts() {
    add(NOW - 50 * HOUR, NOW - 50 * HOUR);
    add(NOW, NOW + 2 * HOUR);
    assertThat(latest.timeMs()).isEqualTo(NOW + 2 * HOUR);
  }

  @Test
  @DisplayName("a series that was ahead and has ended does not hide a later one")
  void add_aheadAndEnded_isLeftOut() {
    add(NOW - 5 * HOUR, NOW - 3 * HOUR);
    add(NOW, NOW - 10);
    assertThat(latest.timeMs()).isEqualTo(NOW - 10);
  }

  @Test
  @DisplayName("the time of linked charts counts unless it is ahead")
  void add_linkedTime_countsUnlessAhead() {
    add(NOW, NOW - 500);
    latest.add(NOW - 100);
    assertThat(latest.timeMs()).isEqualTo(NOW - 100);
    latest.add(NOW + HOUR);
    assertThat(latest.timeMs()).isEqualTo(NOW - 100);
    latest.clear();
    assertThat(latest.isKnown()).isFalse();
  }

  @Test
  @DisplayName("of a series, the present and the clock at its arrival count")
  void add_series_presentAndClock() {
    long now = System.currentTimeMillis();
    latest.add(holding(now + 2 * HOUR)).add(holding(now - HOUR));
    assertThat(latest.timeMs()).isEqualTo(now - HOUR);
  }

  private void add(long clock, long time) {
    latest.add(time, clock);
  }

  private static SampleBuffer holding(long time) {
    SampleBuffer buffer = new SampleBuffer(10);
    SampleBatch batch = new SampleBatch();
    batch.add(time, 1, 0, 0);
    buffer.append(batch);
    return buffer;
  }
}
