package topicscope.desk.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@DisplayName("The clocks of producers")
@Execution(CONCURRENT)
class ClockMeterTest {
  private static final long NOW = 1_764_000_000_000L;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  @Test
  @DisplayName("are ahead if a quarter of the latest records are, by the largest difference")
  void observe_someAhead_isAhead() {
    assertThat(live(20, at -> at + 5 * MINUTE).aheadMs()).isEqualTo(5 * MINUTE);
    assertThat(live(20, at -> at % (4 * SECOND) == 0 ? at + 5 * MINUTE : at).aheadMs())
        .isEqualTo(5 * MINUTE);
    assertThat(live(20, at -> at == NOW ? at + 5 * MINUTE : at).aheadMs())
        .as("one odd record")
        .isZero();
    assertThat(live(20, at -> at + 2 * SECOND).aheadMs()).as("a little").isZero();
    assertThat(live(20, at -> at + 40 * 24 * 60 * MINUTE).aheadMs()).as("a wrong unit").isZero();
  }

  @Test
  @DisplayName("are behind if every record that has just come is late")
  void observe_allLate_isBehind() {
    assertThat(live(20, at -> at - 5 * MINUTE).behindMs()).isEqualTo(5 * MINUTE);
    assertThat(live(20, at -> at % (5 * SECOND) == 0 ? at : at - 5 * MINUTE).behindMs()).isZero();
    assertThat(live(20, at -> at - 2 * SECOND).behindMs()).as("a little").isZero();
    assertThat(live(3, at -> at - 5 * MINUTE).behindMs()).as("too soon").isZero();
  }

  @Test
  @DisplayName("are not judged by records that wait behind others")
  void observe_backlog_saysNothing() {
    ClockMeter meter = new ClockMeter();
    for (int i = 0; i < 20; i++) {
      meter.observe(NOW + i * SECOND, new long[] {NOW - 60 * MINUTE}, false);
    }
    assertThat(meter.offset(false)).isEqualTo(ClockOffset.NONE);
  }

  /** One record a second, with the timestamp that its arrival gives. */
  private static ClockOffset live(int seconds, LongUnaryOperator timestamp) {
    ClockMeter meter = new ClockMeter();
    for (int i = 0; i < seconds; i++) {
      long now = NOW + i * SECOND;
      long[] latest =
          LongStream.rangeClosed(Math.max(0, i - 19), i)
              .map(at -> timestamp.applyAsLong(NOW + at * SECOND))
              .toArray();
      meter.observe(now, latest, true);
    }
    return meter.offset(false);
  }
}
