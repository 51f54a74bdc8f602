package topicscope.history;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.testing.SharedBroker;
import topicscope.testing.SharedHistory;

@DisplayName("The writer of the history")
@Execution(CONCURRENT)
@ExtendWith(SharedHistory.class)
class HistoryWriterTest {
  private static final long TIME = 1_790_000_000_123_456_789L;
  private static final List<String> NAMES =
      List.of("plain", "a b,c=d", "back\\slash", "\"quoted\"", "line\nbreak\r", "{key=ä€😀}", "'");

  private final HistorySql sql;

  HistoryWriterTest(HistorySql sql) {
    this.sql = sql;
  }

  @Test
  @DisplayName("keeps values, exact integers, states, times and odd names as they are")
  void rows_areKeptAsTheyAre() throws Exception {
    String topic = SharedBroker.newTopicName() + ".Odd.";
    try (HistoryWriter writer = new HistoryWriter(topic, sql)) {
      HistoryRows rows = new HistoryRows();
      for (int i = 0; i < NAMES.size(); i++) {
        byte[] prefix = HistoryRows.prefix(writer.table(), "id", NAMES.get(i));
        rows.number(prefix, i, 7_000_000_000L + i, 0, 0.1 + i, TIME + i);
        rows.exact(prefix, i, 8, 1, 9.007199254740992E15, 9_007_199_254_740_993L, TIME + i);
        rows.exact(prefix, i, 8, 2, 0x1p64, -1, TIME + i);
        rows.state(prefix, i, 9, 0, NAMES.get(i), TIME + i);
      }
      rows.number(HistoryRows.prefix(writer.table(), "id", "big"), 0, 0, 0, -1e308, 0);
      writer.offer(rows);

      assertThat(writer.awaitWritten(writer.offered(), Duration.ofSeconds(20)))
          .as(() -> "" + writer.trouble())
          .isTrue();
      assertThat(writer.account()).isEqualTo(new HistoryAccount(rows.rows(), rows.rows(), 0, 0, 0));
      awaitRows(topic, rows.rows());
      JsonNode found =
          sql.exec(
                  "SELECT series, part, off, nr, value, exact, state, time::long FROM "
                      + HistorySchema.quoted(HistorySchema.table(topic))
                      + " WHERE topic_id = 'id' AND series != 'big' ORDER BY part, off DESC, nr")
              .path("dataset");
      for (int i = 0; i < NAMES.size(); i++) {
        String name = NAMES.get(i);
        assertThat(found.path(4 * i).path(0).asText()).isEqualTo(name);
        assertThat(found.path(4 * i).path(2).asLong()).isEqualTo(7_000_000_000L + i);
        assertThat(found.path(4 * i).path(4).asDouble()).isEqualTo(0.1 + i);
        assertThat(found.path(4 * i).path(5).isNull()).isTrue();
        assertThat(found.path(4 * i).path(7).asLong()).isEqualTo(TIME + i);
        assertThat(found.path(4 * i + 1).path(6).asText()).isEqualTo(name);
        assertThat(found.path(4 * i + 1).path(4).isNull()).isTrue();
        assertThat(found.path(4 * i + 2).path(5).asLong()).isEqualTo(9_007_199_254_740_993L);
        assertThat(found.path(4 * i + 3).path(5).asLong()).isEqualTo(-1);
      }
    }
  }

  @Test
  @DisplayName("knows after a start which records the table has")
  void table_isAskedWhatItHas() throws Exception {
    String topic = SharedBroker.newTopicName();
    try (HistoryWriter writer = new HistoryWriter(topic, sql)) {
      HistoryRows rows = new HistoryRows();
      byte[] prefix = HistoryRows.prefix(writer.table(), "id", "v");
      for (int offset = 0; offset < 100; offset += 2) {
        rows.number(prefix, 0, offset, 0, offset, TIME);
        rows.number(prefix, 0, offset, 1, offset, TIME);
      }
      writer.offer(rows);
      assertThat(writer.awaitWritten(100, Duration.ofSeconds(20))).isTrue();
    }
    try (HistoryWriter next = new HistoryWriter(topic, sql)) {
      next.ask("id", Map.of(0, 50L, 1, 0L));

      assertThat(next.isFull()).isTrue();
      await().atMost(20, SECONDS).until(() -> !next.isFull());
      assertThat(next.has(0, 50)).isTrue();
      assertThat(next.has(0, 51)).isFalse();
      assertThat(next.has(0, 48)).as("before the offset asked for").isFalse();
      assertThat(next.has(1, 50)).isFalse();
      next.ask("another", Map.of(0, 0L));
      await().atMost(20, SECONDS).until(() -> !next.isFull());
      assertThat(next.has(0, 50)).as("of another topic of that name").isFalse();
    }
  }

  @Test
  @DisplayName("makes the table again when it was deleted meanwhile, and loses nothing")
  void deletedTable_isMadeAgain() throws Exception {
    String topic = SharedBroker.newTopicName();
    try (HistoryWriter writer = new HistoryWriter(topic, sql)) {
      offer(writer, 0);
      assertThat(writer.awaitWritten(1, Duration.ofSeconds(20))).isTrue();
      var _ = sql.exec("DROP TABLE " + HistorySchema.quoted(writer.table()));
      offer(writer, 1);

      await().atMost(20, SECONDS).until(() -> writer.awaitWritten(2, Duration.ofMillis(100)));
      awaitRows(topic, 1);
    }
  }

  private static void offer(HistoryWriter writer, long offset) {
    HistoryRows rows = new HistoryRows();
    rows.number(HistoryRows.prefix(writer.table(), "id", "v"), 0, offset, 0, 1, TIME);
    writer.offer(rows);
  }

  private void awaitRows(String topic, long count) {
    await()
        .atMost(20, SECONDS)
        .ignoreExceptions()
        .until(() ->
            sql.number("SELECT count() FROM " + HistorySchema.quoted(HistorySchema.table(topic)))
                == count);
  }
}
