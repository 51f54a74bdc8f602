package topicscope.desk.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatencyMeterTest {
  private static final long MS = 1_000_000;

  private final LatencyMeter meter = new LatencyMeter(0);
  private long nowMs;

  @Test
  @DisplayName("the median of the last seconds; nothing before the first record and after a pause")
  void latency_usual_median() {
    assertThat(text()).isEqualTo("–");
    for (long latency : new long[] {40, 52, 60}) {
      record(latency);
    }
    assertThat(text()).isEqualTo("52 ms");
    nowMs += 11_000;
    assertThat(text()).isEqualTo("–");
    record(25_000);
    assertThat(text()).isEqualTo("25 s");
  }

  @Test
  @DisplayName("a clock that is ahead is named with how far, at once and also while nothing comes")
  void latency_futureTimestamps_clockAhead() {
    record(-299_900);
    record(-299_800);
    assertThat(text()).isNotEqualTo("producer's clock 5:00 ahead");
    record(-299_950);
    assertThat(text()).isEqualTo("producer's clock 5:00 ahead");
    nowMs += 60_000;
    assertThat(text()).isEqualTo("producer's clock 5:00 ahead");
    record(30);
    assertThat(text()).isEqualTo("30 ms");
  }

  @Test
  @DisplayName("a clock that is a little ahead is named too; a rounded timestamp is none")
  void latency_slightlyAhead() {
    for (int i = 0; i < 20; i++) {
      record(-350 + i);
    }
    assertThat(text()).isEqualTo("producer's clock 0.3 s ahead");
    for (int i = 0; i < 20; i++) {
      record(-40);
    }
    assertThat(text()).isEqualTo("0 ms");
  }

  @Test
  @DisplayName("a clock is behind only when every record has been equally old for five seconds")
  void latency_oldOnArrival_clockBehind() {
    for (int i = 0; i < 40; i++) {
      record(300_000 + i);
      nowMs += 100;
    }
    assertThat(text()).isEqualTo("5 min");
    for (int i = 0; i < 20; i++) {
      record(300_000 + i);
      nowMs += 100;
    }
    assertThat(text()).isEqualTo("producer's clock 5:00 behind");
    record(20);
    assertThat(text()).doesNotContain("clock");
  }

  @Test
  @DisplayName("what is read late, or is of different age, says nothing about a clock")
  void latency_backlogOrVaried_noClock() {
    for (int i = 0; i < 100; i++) {
      meter.record(nowMs * MS, 300_000, false);
      nowMs += 100;
    }
    assertThat(text()).isEqualTo("5 min");
    for (int i = 0; i < 100; i++) {
      record(300_000 + i % 2 * 60_000);
      nowMs += 100;
    }
    assertThat(text()).doesNotContain("clock");
  }

  @Test
  @DisplayName("one clock of several that is ahead neither hides the latency nor makes it better")
  void latency_oneOfSeveralAhead_ofOthers() {
    for (int i = 0; i < 20; i++) {
      record(60);
      record(-300_000);
      record(-300_000);
    }
    assertThat(text()).isEqualTo("60 ms");
  }

  private void record(long latency) {
    meter.record(nowMs * MS, latency, true);
  }

  private String text() {
    return meter.latency(nowMs * MS).text();
  }
}
