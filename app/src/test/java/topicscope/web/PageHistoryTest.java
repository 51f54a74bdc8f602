package topicscope.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static topicscope.testing.TestCluster.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.history.HistoryAddress;
import topicscope.history.HistorySql;
import topicscope.history.query.HistoryPlace;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.record.TopicRecorder;
import topicscope.testing.SharedBroker;
import topicscope.testing.SharedHistory;
import topicscope.testing.TestCluster;

@DisplayName("The page with a history")
@Execution(CONCURRENT)
@ExtendWith({SharedBroker.class, SharedHistory.class})
class PageHistoryTest {
  private static final long T = 1_764_000_000_000L;
  private static final int RECORDS = 1_000;
  private static final int DELETED = 600;

  private final TestCluster cluster;
  private final HistorySql sql;

  PageHistoryTest(TestCluster cluster, HistorySql sql) {
    this.cluster = cluster;
    this.sql = sql;
  }

  @Test
  @DisplayName("shows records that the topic no longer has, and each record once")
  void series_olderThanTheTopic_joined() throws Exception {
    String topic = cluster.newTopic(1);
    cluster.send(IntStream.range(0, RECORDS).mapToObj(i -> record(topic, 0, T + 10L * i, "" + i)));
    recordAll(topic);
    String path =
        "/api/topics/%s/series?columns=%d&from=%d&to=%d"
            .formatted(topic, RECORDS / 5, T, T + 10 * RECORDS);
    JsonNode whole;
    try (OpenPage page = new OpenPage(cluster)) {
      page.show(topic, RECORDS);
      whole = page.get(path).json();
    }
    cluster.deleteBefore(topic, DELETED);

    try (OpenPage page =
        new OpenPage(
            cluster,
            PageOptions.local(0),
            new HistoryColumns(new HistoryPlace(() -> Optional.of(SharedHistory.address()))))) {
      page.show(topic, RECORDS - DELETED);

      assertThat(page.get(path).json()).isEqualTo(whole);
    }
  }

  @Test
  @DisplayName("says what is wrong when the history doesn't answer, and shows what it has")
  void series_historyGone_saysSo() throws Exception {
    String topic = cluster.newTopic(1);
    cluster.send(IntStream.range(0, 2).mapToObj(i -> record(topic, 0, T + i, "" + i)));
    try (OpenPage page =
        new OpenPage(
            cluster,
            PageOptions.local(0),
            new HistoryColumns(
                new HistoryPlace(() -> Optional.of(HistoryAddress.of("http://127.0.0.1:1")))))) {
      page.show(topic, 2);
      String path = "/api/topics/" + topic + "/series?columns=4&to=" + (T + 10) + "&from=";

      OpenPage.Answer older = page.get(path + (T - 10));
      assertThat(older.status()).isEqualTo(503);
      assertThat(older.text()).contains("127.0.0.1:1").hasLineCount(1);
      assertThat(page.get(path + T).status()).isEqualTo(200);
    }
  }

  private void recordAll(String topic) {
    try (TopicRecorder recorder =
        new TopicRecorder(
            new ReadingPlan(
                cluster.connection(),
                topic,
                new StartPosition.Earliest(),
                Optional.of("g-" + topic)),
            DecodeChoice.AUTOMATIC,
            TopicSchemas.NONE,
            sql)) {
      await().atMost(40, SECONDS).until(() -> recorder.account().samples().written() == RECORDS);
    }
    await().atMost(40, SECONDS).until(() -> rows(topic) == RECORDS);
  }

  private long rows(String topic) throws Exception {
    return sql.exec("SELECT count() FROM \"topicscope_" + topic + "\"").at("/dataset/0/0").asLong();
  }
}
