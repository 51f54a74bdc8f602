package topicscope.history;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.testing.SharedBroker;
import topicscope.testing.SharedHistory;

@DisplayName("Retention of the history")
@Execution(CONCURRENT)
@ExtendWith(SharedHistory.class)
class HistoryRetentionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final HistorySql sql;

  HistoryRetentionTest(HistorySql sql) {
    this.sql = sql;
  }

  @Test
  @DisplayName("counts the age from the newest sample or the clock, whichever is earlier")
  void age_countsFromTheEarlier() {
    List<HistoryRetention.Day> days = days("t", 10, 20);
    HistoryRetention week = retention(Optional.of(Duration.ofDays(7)), OptionalLong.empty());

    assertThat(week.due(days, Map.of("t", NOON), NOON))
        .isEqualTo(Map.of("t", LocalDate.of(2026, 11, 13)));
    assertThat(week.due(days, Map.of("t", NOON), NOON.plus(Duration.ofDays(4_000))))
        .as("the clock jumps ahead")
        .isEqualTo(Map.of("t", LocalDate.of(2026, 11, 13)));
    assertThat(week.due(days, Map.of("t", NOON.plus(Duration.ofDays(4_000))), NOON))
        .as("one sample of the future")
        .isEqualTo(Map.of("t", LocalDate.of(2026, 11, 13)));
    assertThat(week.due(days, Map.of("t", NOON), NOON.minus(Duration.ofDays(4_000))))
        .as("the clock is back in the past")
        .isEmpty();
  }

  @Test
  @DisplayName(
      "drops the oldest days of all tables beyond the size, and never the newest of a table")
  void size_dropsTheOldest() {
    List<HistoryRetention.Day> days = new ArrayList<>(days("a", 10, 12));
    days.addAll(days("b", 11, 13));
    days.addAll(days("idle", 1, 1));

    assertThat(size(700, days)).isEmpty();
    assertThat(size(650, days)).isEqualTo(Map.of("a", LocalDate.of(2026, 11, 11)));
    assertThat(size(1, days))
        .isEqualTo(Map.of("a", LocalDate.of(2026, 11, 12), "b", LocalDate.of(2026, 11, 13)));
  }

  @Test
  @DisplayName("drops whole days of the table, and says how many samples")
  void apply_dropsDays() throws Exception {
    String topic = SharedBroker.newTopicName();
    Instant newest = Instant.parse("2026-11-20T06:00:00Z");
    try (HistoryWriter writer = new HistoryWriter(topic, sql)) {
      HistoryRows rows = new HistoryRows();
      byte[] prefix = HistoryRows.prefix(writer.table(), "id", "v");
      for (int hours = 0; hours < 10 * 24; hours++) {
        long seconds = newest.minus(Duration.ofHours(hours)).getEpochSecond();
        rows.number(prefix, 0, hours, 0, hours, seconds * 1_000_000_000);
      }
      writer.offer(rows);
      assertThat(writer.awaitWritten(240, Duration.ofSeconds(20))).isTrue();
      await().atMost(20, SECONDS).until(() -> count(writer.table()) == 240);
      HistoryRetention retention =
          new HistoryRetention(
              sql,
              List.of(writer.table(), "topicscope_not_there"),
              Optional.of(Duration.ofDays(3)),
              OptionalLong.empty());

      List<String> dropped = retention.apply(newest.plus(Duration.ofDays(30)));

      // From the beginning of the day three days before the newest sample.
      assertThat(dropped).containsExactly(topic + ": dropped 161 samples from before 2026-11-17");
      await().atMost(20, SECONDS).until(() -> count(writer.table()) == 79);
      assertThat(retention.apply(newest)).isEmpty();
    }
  }

  private Map<String, LocalDate> size(long bytes, List<HistoryRetention.Day> days) {
    return retention(Optional.empty(), OptionalLong.of(bytes)).due(days, Map.of(), NOON);
  }

  private HistoryRetention retention(Optional<Duration> keep, OptionalLong bytes) {
    return new HistoryRetention(sql, List.of("t"), keep, bytes);
  }

  /** Days of 100 bytes each. */
  private static List<HistoryRetention.Day> days(String table, int from, int to) {
    List<HistoryRetention.Day> days = new ArrayList<>();
    for (int day = from; day <= to; day++) {
      days.add(new HistoryRetention.Day(table, LocalDate.of(2026, 11, day), 10, 100, day == to));
    }
    return days;
  }

  private long count(String table) throws Exception {
    return sql.number("SELECT count() FROM " + HistorySchema.quoted(table));
  }
}
