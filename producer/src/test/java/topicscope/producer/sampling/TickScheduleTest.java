package topicscope.producer.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TickScheduleTest {
  private static final long START = 1_000_000_007L;

  @Test
  void take_eachTickALittleLate_doesNotDrift() {
    TickSchedule pace = new TickSchedule(START, 500, Duration.ZERO);
    for (int n = 0; n < 1_000_000; n++) {
      assertThat(pace.nanosUntilDue(START + n * 500L)).isZero();
      assertThat(pace.take(START + n * 500L + n % 400)).isEqualTo(1);
    }
    assertThat(pace.missed()).isZero();
  }

  @Test
  void nanosUntilDue_intervalWithAFraction_keepsTheRate() {
    TickSchedule pace = new TickSchedule(0, 1e9 / 3, Duration.ZERO);
    for (long n = 0; n < 3_000; n++) {
      assertThat(pace.take(n * 1_000_000_000L / 3 + 1)).isEqualTo(1);
    }
    assertThat(pace.nanosUntilDue(0)).isEqualTo(1_000_000_000_000L);
  }

  @Test
  void take_beforeItsTime_givesNone() {
    TickSchedule pace = new TickSchedule(START, 500, Duration.ZERO);
    assertThat(pace.take(START)).isEqualTo(1);
    assertThat(pace.take(START + 499)).isZero();
    assertThat(pace.nanosUntilDue(START + 499)).isEqualTo(1);
  }

  @Test
  void take_afterALongSleep_countsWhatIsMissedAndGivesOne() {
    TickSchedule pace = new TickSchedule(START, 500, Duration.ZERO);
    pace.take(START);
    assertThat(pace.take(START + 500 * 10 + 3)).isEqualTo(1);
    assertThat(pace.missed()).isEqualTo(9);
    assertThat(pace.nanosUntilDue(START + 500 * 10 + 3)).isEqualTo(497);
  }

  @Test
  void take_behindWithinTheSlack_makesUp() {
    TickSchedule pace = new TickSchedule(START, 500, Duration.ofNanos(2_000));
    pace.take(START);
    assertThat(pace.take(START + 500 * 4)).isEqualTo(4);
    assertThat(pace.take(START + 500 * 14)).isEqualTo(5);
    assertThat(pace.missed()).isEqualTo(5);
  }

  @Test
  void pace_withoutAnInterval_isRefused() {
    assertThatThrownBy(() -> new TickSchedule(0, 0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TickSchedule(0, Double.NaN, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
