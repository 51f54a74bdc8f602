package topicscope.kafka.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** What several counts of a topic's offsets say. */
@Execution(CONCURRENT)
class TopicCountTest {
  private static final long NOW_MS = 1_700_000_000_000L;

  private final TopicCount count = new TopicCount();

  @Test
  @DisplayName("before the second count the rate is unknown, not zero")
  void rate_firstCount_unknown() {
    count(0, 10);
    assertThat(count.statistics(NOW_MS).recordsPerSecond()).isNaN();
    count(1, 10);
    assertThat(count.statistics(NOW_MS).recordsPerSecond()).isZero();
  }

  @Test
  @DisplayName("the rate is that of the last 5 s; the history has one rate for each count of 30 s")
  void rate_severalCounts_ofLastSeconds() {
    for (int second = 0; second <= 50; second++) {
      count(second, second < 45 ? 0 : (second - 44) * 20L);
    }
    TopicStatistics known = count.statistics(NOW_MS);
    assertThat(known.recordsPerSecond()).isEqualTo(20);
    assertThat(known.recentRates()).hasSize(30).startsWith(0.0).endsWith(20.0);
    assertThat(known.active()).isTrue();
  }

  @Test
  @DisplayName("a partition without an answer makes the rate unknown, and later counts begin again")
  void rate_unknownEnd_unknown() {
    count(0, 10);
    count(1, 20);
    count(2, TopicCount.UNKNOWN);
    assertThat(count.statistics(NOW_MS).recordsPerSecond()).isNaN();
    assertThat(count.statistics(NOW_MS).records()).isEmpty();
    count(3, 30);
    assertThat(count.statistics(NOW_MS).recordsPerSecond()).isNaN();
    count(4, 30);
    assertThat(count.statistics(NOW_MS).recordsPerSecond()).isZero();
  }

  @Test
  @DisplayName("a topic that grew between two counts a minute apart is active, its rate unknown")
  void active_grewWithinMinute() {
    count(0, 10);
    count(61, 11);
    assertThat(count.statistics(NOW_MS).recordsPerSecond()).isNaN();
    assertThat(count.statistics(NOW_MS).active()).isTrue();
    count(122, 11);
    assertThat(count.statistics(NOW_MS).active()).isFalse();
  }

  @Test
  @DisplayName("the latest timestamp is asked for only when there are records it may miss")
  void lastTime_unchangedEnd_notAsked() {
    assertThat(count.wantsLastTime()).isFalse();
    count(0, 10);
    assertThat(count.wantsLastTime()).isTrue();
    count.takeLastTime(NOW_MS - 30_000);
    assertThat(count.wantsLastTime()).isFalse();
    assertThat(count.isDue(seconds(10), Duration.ofMinutes(1))).isFalse();
    assertThat(count.isDue(seconds(61), Duration.ofMinutes(1))).isTrue();

    TopicStatistics known = count.statistics(NOW_MS);
    assertThat(known.lastTimeMs()).isEqualTo(OptionalLong.of(NOW_MS - 30_000));
    assertThat(known.active()).isTrue();
    assertThat(count.statistics(NOW_MS + 60_000).active()).isFalse();

    count(1, 11);
    assertThat(count.wantsLastTime()).isTrue();
  }

  @Test
  @DisplayName("the records held are end minus begin; a topic without any is empty")
  void records_beginAndEnd() {
    count(0, 10);
    assertThat(count.wantsBegin(0)).isTrue();
    assertThat(count.statistics(NOW_MS).isEmpty()).isFalse();
    count.takeBegin(4, 0);
    assertThat(count.wantsBegin(seconds(10))).isFalse();
    assertThat(count.statistics(NOW_MS).records()).isEqualTo(OptionalLong.of(6));
    count.takeBegin(10, seconds(31));
    assertThat(count.statistics(NOW_MS).isEmpty()).isTrue();
  }

  private void count(long second, long end) {
    count.count(1, end, seconds(second));
  }

  private static long seconds(long count) {
    return Duration.ofSeconds(count).toNanos();
  }
}
