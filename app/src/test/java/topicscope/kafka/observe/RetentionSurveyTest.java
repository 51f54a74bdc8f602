package topicscope.kafka.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** From when to when a topic holds records. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class RetentionSurveyTest {
  private static final long BEGIN = 1_760_000_000_000L;
  private static final long HOUR = 3_600_000;

  private final TestCluster cluster;
  private final Map<String, RetainedTime> found = new ConcurrentHashMap<>();

  RetentionSurveyTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "first and last time and the course are those of all partitions; a topic without records,"
          + " or that doesn't exist, has none")
  void ask_twoPartitions_merged() {
    String topic = cluster.newTopic(3);
    // Partition 0 has the first quarter of twelve hours, partition 1 the last half.
    cluster.send(
        IntStream.range(0, 360)
            .mapToObj(
                i -> i < 120 ? at(topic, 0, BEGIN + i * 90_000L) : at(topic, 1, last(i - 120))));
    String empty = cluster.newTopic(1);
    try (RetentionSurvey survey =
        RetentionSurvey.start(cluster.connection(), one -> found.put(one.topic(), one))) {
      survey.want(topic);
      RetainedTime retained = foundOf(topic);
      assertThat(retained.isKnown()).isTrue();
      assertThat(retained.firstMs()).isEqualTo(BEGIN);
      assertThat(retained.lastMs()).isEqualTo(last(239));
      assertThat(retained.course()).hasSize(12);
      assertThat(retained.course().stream().mapToLong(count -> count).sum()).isEqualTo(360);
      assertThat(retained.course().subList(4, 6)).containsOnly(0L);
      assertThat(records(retained, -1, 5)).isCloseTo(120, within(2L));
      assertThat(records(retained, 0, 1)).isCloseTo(40, within(2L));

      survey.want(empty);
      assertThat(foundOf(empty).isKnown()).isFalse();
      survey.want(topic + "-missing");
      assertThat(foundOf(topic + "-missing").isKnown()).isFalse();
      assertThat(cluster.topics()).doesNotContain(topic + "-missing");
    }
  }

  private static long records(RetainedTime retained, int fromHour, int toHour) {
    return retained.records((double) (BEGIN + fromHour * HOUR), (double) (BEGIN + toHour * HOUR));
  }

  private static long last(int i) {
    return BEGIN + 6 * HOUR + i * 90_000L + 90_000;
  }

  private static ProducerRecord<byte[], byte[]> at(String topic, int partition, long time) {
    return TestCluster.record(topic, partition, time, "1");
  }

  private RetainedTime foundOf(String topic) {
    await().until(() -> found.containsKey(topic));
    return Objects.requireNonNull(found.get(topic));
  }
}
