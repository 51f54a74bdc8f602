package topicscope.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.signal.Series;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;

/** Series about the topic, in a reading. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class TopicSeriesTest {
  private final TestCluster cluster;
  private final List<AlertEvent> events = Collections.synchronizedList(new ArrayList<>());

  TopicSeriesTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  private ReadingPlan plan(String topic) {
    return ReadingPlan.passive(cluster.connection(), topic, new StartPosition.Earliest())
        .polling(Duration.ofMillis(200));
  }

  private Reading read(ReadingPlan plan, DerivedSeries derived) {
    return Reading.start(
        plan,
        1_000,
        DecodeChoice.AUTOMATIC,
        TopicSchemas.of(SchemaSource.none()),
        derived,
        events::add,
        Optional.empty());
  }

  private static List<Transform> transforms(String... texts) {
    return List.of(texts).stream().map(Transform::parse).toList();
  }

  private void send(String topic, int count) {
    cluster.send(
        topic, IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new));
  }

  private static int samples(Reading reading, String name) {
    return Samples.values(reading.series(), name).size();
  }

  @Test
  @DisplayName("a series about records that a reading begins with has every record, decoded or not")
  void records_all_counted() {
    String topic = cluster.newTopic(2);
    send(topic, 400);
    cluster.sendBytes(topic, new byte[] {0, 1, 2});
    ReadingPlan plan = plan(topic);
    try (Reading reading =
        read(
            plan,
            DerivedSeries.of(
                plan, transforms("@bytes", "@bytes(key)", "@rate{0}", "@delay", "@interval")))) {
      await().until(() -> samples(reading, "@bytes") == 401);

      assertThat(Samples.values(reading.series(), "@bytes(key)")).hasSize(401).containsOnly(0.0);
      assertThat(samples(reading, "@interval")).isEqualTo(400);
      assertThat(samples(reading, "@delay")).isZero();
      assertThat(reading.reader().counters().received()).isEqualTo(401);
      await().until(() -> !Samples.values(reading.series(), "@rate{0}").isEmpty());
      double counted =
          Samples.values(reading.series(), "@rate{0}").stream().mapToDouble(one -> one).sum();
      assertThat(counted).isEqualTo(401);

      send(topic, 1);
      await().until(() -> samples(reading, "@delay") == 1);
      assertThat(Samples.values(reading.series(), "@delay").getFirst())
          .isBetween(-1_000.0, 60_000.0);
    }
  }

  @Test
  @DisplayName(
      "a rule on the lag of a group is raised while it stands still, and cleared after that")
  void lag_rule_raisedAndCleared() {
    String topic = cluster.newTopic(1);
    String group = topic + "-billing";
    send(topic, 10);
    cluster.commit(group, topic, 10, "");
    ReadingPlan plan = plan(topic);
    try (Reading reading = read(plan, DerivedSeries.of(plan, List.of()))) {
      reading.analysis().alerts().add(AlertRule.parse("@lag(" + group + ") > 5"));
      reading.analysis().alerts().add(AlertRule.parse("mean(@lag(" + group + "), 1s) > 1000"));
      await().until(() -> samples(reading, "@lag(" + group + ")") > 0);

      send(topic, 20);
      await().until(() -> events.size() == 1);
      assertThat(events.getFirst().kind()).isEqualTo(AlertEvent.Kind.RAISED);
      assertThat(events.getFirst().value()).isEqualTo(20);
      assertThat(events.getFirst().live()).isTrue();

      cluster.commit(group, topic, 29, "");
      await().until(() -> events.size() == 2);
      assertThat(events.getLast().kind()).isEqualTo(AlertEvent.Kind.CLEARED);
      assertThat(reading.analysis().requestsPerSecond()).isPositive();
    }
  }

  @Test
  @DisplayName("a rule on the rate sees that no record comes, although the rate goes on at 0")
  void rate_noData_raised() {
    String topic = cluster.newTopic(1);
    send(topic, 5);
    ReadingPlan plan = plan(topic);
    try (Reading reading = read(plan, DerivedSeries.of(plan, List.of()))) {
      reading.analysis().alerts().add(AlertRule.parse("@rate no data for 2s"));
      await().until(() -> events.size() == 1);
      assertThat(events.getFirst().kind()).isEqualTo(AlertEvent.Kind.RAISED);
      assertThat(events.getFirst().series()).isEqualTo("@rate");

      send(topic, 1);
      await().until(() -> events.size() >= 2);
      assertThat(events.get(1).kind()).isEqualTo(AlertEvent.Kind.CLEARED);
    }
  }

  @Test
  @DisplayName("a reading that replaces another has what the cluster has said before")
  void lag_otherReading_keepsTheSamples() {
    String topic = cluster.newTopic(1);
    String group = topic + "-billing";
    send(topic, 3);
    cluster.commit(group, topic, 1, "");
    String name = "@lag(" + group + ")";
    ReadingPlan plan = plan(topic);
    DerivedSeries derived = DerivedSeries.of(plan, transforms(name));
    Reading first = read(plan, derived);
    await().until(() -> samples(first, name) >= 3);
    int before = samples(first, name);
    try (Reading second = read(plan, derived)) {
      assertThat(samples(second, name)).isGreaterThanOrEqualTo(before);
      first.close();
      int then = samples(second, name);
      await().until(() -> samples(second, name) > then + 1);
      assertThat(Samples.values(second.series(), name)).containsOnly(2.0);
      assertThat(second.series().find(name).map(Series::unit)).contains("offsets");
    }
  }

  @Test
  @DisplayName("what can't be had is said, and the other series go on")
  void problem_noGroup_said() {
    String topic = cluster.newTopic(1);
    send(topic, 3);
    ReadingPlan plan = plan(topic);
    try (Reading reading =
        read(plan, DerivedSeries.of(plan, transforms("@lag(nobody)", "@end", "@produced")))) {
      await().until(() -> samples(reading, "@produced") > 1);
      await().until(() -> !ReadingRemarks.of(reading, plan.start()).isEmpty());

      assertThat(ReadingRemarks.of(reading, plan.start()))
          .containsExactly("@lag(nobody): there is no such group");
      assertThat(Samples.values(reading.series(), "@end")).containsOnly(3.0);
      assertThat(Samples.values(reading.series(), "@produced")).containsOnly(0.0);
    }
  }

  @Test
  @DisplayName("a group whose members come and go is marked")
  void members_comeAndGo_marked() {
    String topic = cluster.newTopic(1);
    String group = topic + "-billing";
    send(topic, 3);
    cluster.commit(group, topic, 1, "");
    ReadingPlan plan = plan(topic);
    try (Reading reading =
        read(plan, DerivedSeries.of(plan, transforms("@members(" + group + ")")))) {
      await().until(() -> samples(reading, "@members(" + group + ")") > 0);
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", cluster.bootstrapServers(), "group.id", group),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(topic));
        await()
            .until(() -> {
              var _ = consumer.poll(Duration.ofMillis(50));
              return texts(reading).contains(group + ": stable");
            });
      }
      await().until(() -> texts(reading).getLast().equals(group + ": empty"));
      assertThat(Samples.values(reading.series(), "@members(" + group + ")")).contains(0.0, 1.0);
    }
  }

  private static List<String> texts(Reading reading) {
    return reading.analysis().groupMarks().stream().map(AskedSeries.GroupMark::text).toList();
  }
}
