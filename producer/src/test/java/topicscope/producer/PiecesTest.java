package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.producer.run.RateCheck;
import topicscope.producer.run.RateMeter;
import topicscope.producer.sampling.SamplingSchedule;

class PiecesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("a configured rate that isn't reached is reported once per window, with both rates")
  void rateWatch_tooSlow_isSaid() {
    RateCheck watch = new RateCheck(1000);
    assertThat(watch.judge(0, 0)).isEmpty();
    assertThat(watch.judge(10, SECOND)).isEmpty();
    assertThat(watch.judge(2000, 3 * SECOND)).isEmpty();
    assertThat(watch.judge(4510, 6 * SECOND))
        .contains("the rate of 1,000.0/s can't be held: it is 900.0/s");
    assertThat(watch.judge(5000, 7 * SECOND)).isEmpty();
    assertThat(watch.judge(9500, 11 * SECOND)).as("held within 1 %").isEmpty();
  }

  @Test
  @DisplayName("no samples at all is not reported as a slow rate: the connection reports the cause")
  void rateWatch_nothingMade_isSilent() {
    RateCheck watch = new RateCheck(1000);
    for (int second = 0; second < 30; second++) {
      assertThat(watch.judge(500, second * SECOND)).isEmpty();
    }
  }

  @Test
  @DisplayName("one missing sample in a window of a slow signal is no slow rate")
  void rateWatch_slowSignal_isSilent() {
    RateCheck watch = new RateCheck(0.5);
    watch.judge(1, 0);
    assertThat(watch.judge(3, 5 * SECOND + 1)).isEmpty();
  }

  @Test
  void rateMeter_twoLooks_givesTheRateBetween() {
    RateMeter meter = new RateMeter(0);
    assertThat(meter.perSecond(10, 2 * SECOND)).isEqualTo(5);
    assertThat(meter.perSecond(10, 2 * SECOND)).isEqualTo(5);
    assertThat(meter.perSecond(40, 3 * SECOND)).isEqualTo(30);
  }

  @Test
  void generating_fastAndSlow_haveSlackOrNot() {
    assertThat(SamplingSchedule.generating(500_000).slack()).isEqualTo(Duration.ofSeconds(1));
    assertThat(SamplingSchedule.generating(500_000).intervalNanos()).isEqualTo(2000);
    assertThat(SamplingSchedule.generating(10).slack()).isEqualTo(Duration.ZERO);
    assertThat(SamplingSchedule.measuring(Duration.ofMillis(500)).perSecond()).isEqualTo(2);
  }
}
