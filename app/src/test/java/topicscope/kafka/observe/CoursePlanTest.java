package topicscope.kafka.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which times a course asks for, and how fast. */
@Execution(CONCURRENT)
class CoursePlanTest {
  private static final long BEGIN = Instant.parse("2016-03-04T05:06:07.089Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT0.001S, 1",
    "PT0.15S, PT0.001S, 151",
    "PT1M, PT0.5S, 121",
    "PT1H, PT30S, 121",
    "PT24H, PT10M, 145",
    "P7D, PT1H, 169",
    "P3653D, P20D, 183",
    "P3653000D, P20000D, 184"
  })
  @DisplayName("a span has at most 200 edges, which are multiples of a round width and enclose it")
  void of_anySpan_roundWidth(Duration span, Duration width, int bars) {
    CoursePlan plan = CoursePlan.of(BEGIN, BEGIN + span.toMillis());
    assertThat(plan.widthMs()).isEqualTo(width.toMillis());
    assertThat(plan.bars()).isEqualTo(bars);
    List<Long> times = plan.times();
    assertThat(times).hasSize(bars + 1).hasSizeLessThanOrEqualTo(CoursePlan.MAX_TIMES);
    assertThat(times).allMatch(time -> time % plan.widthMs() == 0);
    assertThat(times.getFirst()).isBetween(BEGIN - plan.widthMs() + 1, BEGIN);
    assertThat(times.getLast())
        .isBetween(BEGIN + span.toMillis() + 1, BEGIN + span.toMillis() + plan.widthMs());
  }

  @Test
  @DisplayName("every edge is asked once: the ends, every 16th, and then those between")
  void coarseFirst_everyEdgeOnce() {
    CoursePlan plan = new CoursePlan(0, 1, 100);
    List<Long> ordered = plan.coarseFirst();
    assertThat(ordered).containsExactlyInAnyOrderElementsOf(plan.times());
    assertThat(ordered.subList(0, 8)).containsExactly(0L, 100L, 16L, 32L, 48L, 64L, 80L, 96L);
    assertThat(ordered.subList(8, 14)).containsExactly(8L, 24L, 40L, 56L, 72L, 88L);
    assertThat(new CoursePlan(0, 1, 1).coarseFirst()).containsExactly(0L, 1L);
  }

  @ParameterizedTest
  @CsvSource({"16, 1000, 1, 15", "100, 1000, 40, 60", "16, 1000, 16, 0", "1, 1000, 900, 0"})
  @DisplayName("after so many look-ups the survey waits, less the time that they took")
  void pause_byLookups(int lookups, int perSecond, long tookMs, long pauseMs) {
    assertThat(RetentionSurvey.pause(lookups, perSecond, Duration.ofMillis(tookMs)).toMillis())
        .isEqualTo(pauseMs);
  }
}
