package topicscope.kafka.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.kafka.read.TestRecords;

class StartPlannerTest {
  private static final long MILLION = 1_000_000;

  private final Map<TopicPartition, Log> logs = new HashMap<>();
  private final StartPlanner planner =
      new StartPlanner(specs -> {
        Map<TopicPartition, Long> answers = new HashMap<>();
        specs.forEach((partition, spec) -> {
          Log log = logs.get(partition);
          if (log != null) {
            answers.put(partition, log.offset(spec));
          }
        });
        return answers;
      });

  /** A log with one record a second up to that long ago, or with timestamps of 1970. */
  private record Log(long begin, long end, boolean odd, Duration age) {
    Log(long begin, long end, boolean odd) {
      this(begin, end, odd, Duration.ZERO);
    }

    long offset(OffsetSpec spec) {
      return switch (spec) {
        case OffsetSpec.LatestSpec _ -> end;
        case OffsetSpec.EarliestSpec _ -> begin;
        case OffsetSpec.TimestampSpec _ when odd -> -1;
        case OffsetSpec.TimestampSpec time -> since(time);
        default -> throw new AssertionError(spec);
      };
    }

    private long since(OffsetSpec.TimestampSpec spec) {
      long seconds =
          Duration.between(Instant.ofEpochMilli(timestamp(spec)), Instant.now())
              .minus(age)
              .toSeconds();
      return seconds < 0 ? -1 : Math.max(begin, end - seconds);
    }

    private static long timestamp(OffsetSpec.TimestampSpec spec) {
      try {
        var method = OffsetSpec.TimestampSpec.class.getDeclaredMethod("timestamp");
        method.setAccessible(true);
        return (Long) method.invoke(spec);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("OffsetSpec has changed", e);
      }
    }
  }

  @BeforeEach
  void twoLogs() {
    logs.put(TestRecords.at(0), new Log(100, 1_000, false));
    logs.put(TestRecords.at(1), new Log(0, 500, false));
  }

  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of(new StartPosition.Latest(), 1_000, 500),
        Arguments.of(new StartPosition.Earliest(), 100, 0),
        Arguments.of(new StartPosition.LastRecords(200), 800, 300),
        Arguments.of(new StartPosition.LastRecords(5_000), 100, 0),
        Arguments.of(new StartPosition.Ago(Duration.ofSeconds(60)), 940, 440),
        Arguments.of(new StartPosition.LastSpan(Duration.ofSeconds(60)), 939, 439),
        Arguments.of(new StartPosition.LastSpan(Duration.ofDays(1)), 100, 0),
        Arguments.of(new StartPosition.Since(Instant.parse("2100-01-01T00:00:00Z")), 1_000, 500));
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @MethodSource("starts")
  void plan_start_asInTheTable(StartPosition start, long first, long second)
      throws InterruptedException {
    Map<TopicPartition, StartPlanner.Bounds> plan = plan(start);
    assertThat(plan)
        .containsOnly(
            Map.entry(TestRecords.at(0), new StartPlanner.Bounds(100, first, 1_000)),
            Map.entry(TestRecords.at(1), new StartPlanner.Bounds(0, second, 500)));
  }

  @Test
  @DisplayName("a partition that does not answer is left out; the others are planned")
  void plan_silentPartition_othersPlanned() throws InterruptedException {
    logs.remove(TestRecords.at(1));
    assertThat(plan(new StartPosition.Earliest())).containsOnlyKeys(TestRecords.at(0));
  }

  @Test
  @DisplayName("the last minute of a topic that rests since days is its last minute of records")
  void plan_lastSpanOfResting_endsAtNewest() throws InterruptedException {
    logs.put(TestRecords.at(0), new Log(0, MILLION, false, Duration.ofDays(3)));
    logs.put(TestRecords.at(1), new Log(0, MILLION, false, Duration.ofDays(4)));
    Map<TopicPartition, StartPlanner.Bounds> plan =
        plan(new StartPosition.LastSpan(Duration.ofMinutes(1)));
    assertThat(plan).containsEntry(TestRecords.at(1), new StartPlanner.Bounds(0, MILLION, MILLION));
    assertThat(plan.values().stream().mapToLong(StartPlanner.Bounds::records).sum())
        .isBetween(60L, 70L);
  }

  @Test
  @DisplayName(
      "the last minute of a partition without usable timestamps is its last 10,000 offsets")
  void plan_lastSpanOddTimes_lastOffsets() throws InterruptedException {
    logs.put(TestRecords.at(0), new Log(0, 1_000_000, true));
    logs.put(TestRecords.at(1), new Log(0, 300, true));
    assertThat(plan(new StartPosition.LastSpan(Duration.ofMinutes(1))))
        .containsOnly(
            Map.entry(TestRecords.at(0), new StartPlanner.Bounds(0, 990_000, 1_000_000)),
            Map.entry(TestRecords.at(1), new StartPlanner.Bounds(0, 0, 300)));
  }

  @Test
  @DisplayName("more than 10,000 last records are searched by time")
  void plan_manyLast_byTime() throws InterruptedException {
    logs.put(TestRecords.at(0), new Log(0, 1_000_000, false));
    logs.put(TestRecords.at(1), new Log(0, 1_000_000, false));
    long records =
        plan(new StartPosition.LastRecords(50_000)).values().stream()
            .mapToLong(StartPlanner.Bounds::records)
            .sum();
    assertThat(records).isBetween(50_000L, 51_000L);
  }

  @Test
  @DisplayName("more than 10,000 last records with timestamps of 1970: the deepest offsets")
  void plan_manyLastOddTimes_deepest() throws InterruptedException {
    logs.put(TestRecords.at(0), new Log(0, 1_000_000, true));
    logs.put(TestRecords.at(1), new Log(0, 30_000, true));
    assertThat(plan(new StartPosition.LastRecords(20_000)))
        .containsOnly(
            Map.entry(TestRecords.at(0), new StartPlanner.Bounds(0, 980_000, 1_000_000)),
            Map.entry(TestRecords.at(1), new StartPlanner.Bounds(0, 10_000, 30_000)));
  }

  @Test
  @DisplayName("one partition with timestamps of 1970: its last records, beside those of the other")
  void plan_manyLastOddTimesInOne_deepestThere() throws InterruptedException {
    logs.put(TestRecords.at(0), new Log(0, 1_000_000, false));
    logs.put(TestRecords.at(1), new Log(0, 300, true));
    Map<TopicPartition, StartPlanner.Bounds> plan = plan(new StartPosition.LastRecords(20_000));
    assertThat(plan).containsEntry(TestRecords.at(1), new StartPlanner.Bounds(0, 0, 300));
    long records = plan.values().stream().mapToLong(StartPlanner.Bounds::records).sum();
    assertThat(records).isBetween(20_000L, 20_500L);
  }

  private Map<TopicPartition, StartPlanner.Bounds> plan(StartPosition start)
      throws InterruptedException {
    return planner.plan(start, Set.of(TestRecords.at(0), TestRecords.at(1)));
  }
}
