package topicscope.producer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JitterTest {
  @Test
  void quantileMillis_oneToAThousand_isTheRank() {
    Jitter jitter = new Jitter();
    for (int millis = 1000; millis >= 1; millis--) {
      jitter.add(millis * 1_000_000L);
    }
    assertThat(jitter.quantileMillis(0.5)).isEqualTo(500);
    assertThat(jitter.quantileMillis(0.99)).isEqualTo(990);
    assertThat(jitter.quantileMillis(1)).isEqualTo(1000);
    assertThat(jitter.quantileMillis(0)).isEqualTo(1);
    assertThat(jitter.count()).isEqualTo(1000);
  }

  @Test
  void quantileMillis_nothingOrEarly_isZero() {
    Jitter jitter = new Jitter();
    assertThat(jitter.quantileMillis(0.99)).isZero();
    jitter.add(-5);
    assertThat(jitter.quantileMillis(0.99)).isZero();
  }

  @Test
  @DisplayName("this process uses some memory and some time")
  void usage_ofThisProcess_isPlausible() {
    ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid());
    assertThat(usage.residentBytes()).isGreaterThan(10_000_000);
    assertThat(usage.cpuMillis()).isPositive();
    assertThat(
            new ProcessUsage(usage.cpuMillis() + 5, 1, usage.at() + 1_000_000_000L)
                .corePercentSince(usage))
        .isEqualTo(0.5);
  }
}
