package topicscope.kafka.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.kafka.observe.RecordCourse.Bar;
import topicscope.kafka.observe.RetentionSurvey.Stretch;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** From when to when a topic holds records, and how many in each interval. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class RetentionSurveyTest {
  private static final long BEGIN = 1_760_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private final TestCluster cluster;
  private final List<RetainedTime> found = new CopyOnWriteArrayList<>();

  RetentionSurveyTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "first and last time and the course are those of all partitions; a topic without records,"
          + " or that doesn't exist, has none")
  void ask_twoPartitions_merged() {
    String topic = newTopic(3);
    // Partition 0 has the first quarter of twelve hours, partition 1 the last half.
    cluster.send(
        IntStream.range(0, 360)
            .mapToObj(
                i -> i < 120 ? at(topic, 0, BEGIN + i * 90_000L) : at(topic, 1, last(i - 120))));
    String empty = newTopic(1);
    try (RetentionSurvey survey = RetentionSurvey.start(cluster.connection(), found::add)) {
      survey.want(topic, Optional.empty());
      RetainedTime retained = complete(topic);
      assertThat(retained.isKnown()).isTrue();
      assertThat(retained.firstMs()).isEqualTo(BEGIN);
      assertThat(retained.lastMs()).isEqualTo(last(239));
      assertThat(retained.course().total()).isEqualTo(360);
      assertThat(records(retained, 4, 6)).isLessThanOrEqualTo(1);
      assertThat(records(retained, -1, 5)).isCloseTo(120, within(2L));
      assertThat(records(retained, 0, 1)).isCloseTo(40, within(2L));
      assertThat(retained.basis()).isEqualTo(new RetainedTime.Basis(2, 2, 0, false));

      survey.want(empty, Optional.empty());
      assertThat(await(empty, one -> true).isKnown()).isFalse();
      survey.want(topic + "-missing", Optional.empty());
      assertThat(await(topic + "-missing", one -> true).isKnown()).isFalse();
      assertThat(cluster.topics()).doesNotContain(topic + "-missing");
    }
  }

  @Test
  @DisplayName(
      "every bar has exactly the records of its interval, at most 200 edges, coarse at first and"
          + " never another sum; so has a stretch, in finer bars")
  void course_knownTimes_exactBars() {
    String topic = newTopic(3);
    // Three days; the second one has a burst of a record each ten seconds for two hours.
    List<Long> times = new ArrayList<>();
    IntStream.range(0, 1_440).forEach(i -> times.add(BEGIN + i * 180_000L));
    IntStream.range(0, 720).forEach(i -> times.add(BEGIN + DAY + i * 10_000L + 7));
    times.sort(null);
    cluster.send(IntStream.range(0, times.size()).mapToObj(i -> at(topic, i % 3, times.get(i))));
    try (RetentionSurvey survey = RetentionSurvey.start(cluster.connection(), found::add)) {
      survey.want(topic, Optional.empty());
      RetainedTime retained = complete(topic);
      RecordCourse course = retained.course();
      assertThat(course.times()).isBetween(100, 200);
      assertThat(course.bars()).hasSize(course.times() - 1);
      assertExact(course, times);
      assertThat(found)
          .allSatisfy(part -> assertThat(part.course().total()).isEqualTo(times.size()))
          .isSortedAccordingTo((a, b) -> a.course().asked() - b.course().asked());
      assertThat(found.getFirst().course().isComplete()).isFalse();
      assertThat(found).hasSizeGreaterThan(5);

      Stretch burst = new Stretch(BEGIN + DAY, BEGIN + DAY + 2 * HOUR);
      survey.want(topic, Optional.of(burst));
      RetainedTime finer =
          await(topic, one -> one.stretch().filter(RecordCourse::isComplete).isPresent());
      assertThat(finer.course()).isEqualTo(course);
      RecordCourse inside = courseOf(finer, burst);
      assertThat(inside).isNotEqualTo(course);
      assertThat(inside.widthMs()).isEqualTo(60_000);
      assertExact(inside, times);
      assertThat(courseOf(finer, new Stretch(burst.fromMs() - DAY, burst.toMs())))
          .isEqualTo(course);
    }
  }

  @Test
  @DisplayName(
      "of many partitions a sample is asked and scaled up to the records of all, and the answer"
          + " says so")
  void sample_scaledUp() {
    String topic = newTopic(13);
    // Partition 12 is empty; the others have 40 records each over 39 hours.
    cluster.send(IntStream.range(0, 480).mapToObj(i -> at(topic, i % 12, BEGIN + i / 12 * HOUR)));
    try (RetentionSurvey survey =
        RetentionSurvey.start(cluster.connection(), found::add, 4, 1_000)) {
      survey.want(topic, Optional.empty());
      RetainedTime retained = complete(topic);
      assertThat(retained.basis()).isEqualTo(new RetainedTime.Basis(12, 4, 0, false));
      assertThat(retained.basis().isSample()).isTrue();
      assertThat(retained.course().total()).isEqualTo(480);
      assertThat(records(retained, 0, 10)).isCloseTo(120, within(12L));
    }
  }

  @Test
  @DisplayName(
      "what is no longer wanted is not asked for; it goes on where it was when it is wanted again")
  void want_anotherTopic_cancels() {
    String slow = hourly(1, 300);
    String other = hourly(1, 1);
    try (RetentionSurvey survey =
        RetentionSurvey.start(cluster.connection(), found::add, 100, 20)) {
      survey.want(slow, Optional.empty());
      RetainedTime begun = await(slow, one -> one.course().asked() > 2);
      assertThat(begun.course().isComplete()).isFalse();
      survey.want(other, Optional.empty());
      complete(other);
      long answers = found.stream().filter(one -> one.topic().equals(slow)).count();
      int asked = latest(slow).course().asked();
      survey.want(other, Optional.of(new Stretch(BEGIN, BEGIN + 1)));
      await(other, one -> one.stretch().isPresent());
      assertThat(found.stream().filter(one -> one.topic().equals(slow))).hasSize((int) answers);

      survey.want(slow, Optional.empty());
      Awaitility.await()
          .until(() -> found.stream().filter(one -> one.topic().equals(slow)).count() > answers);
      assertThat(latest(slow).course().asked()).isGreaterThanOrEqualTo(asked);
    }
  }

  @Test
  @DisplayName(
      "ten years, one record, and records without a time: each has its bars, and what has no time"
          + " is counted apart")
  void course_extremes() {
    String decade = newTopic(1);
    cluster.send(IntStream.range(0, 3_650).mapToObj(i -> at(decade, 0, BEGIN - (3_650 - i) * DAY)));
    String single = hourly(1, 1);
    String untimed = newTopic(2);
    cluster.send(
        Stream.concat(
            // Seconds where milliseconds should be; all of partition 1 is so.
            IntStream.range(0, 10).mapToObj(i -> at(untimed, i % 2, BEGIN / 1_000 + i)),
            IntStream.range(0, 7).mapToObj(i -> at(untimed, 0, BEGIN + i * HOUR))));
    try (RetentionSurvey survey = RetentionSurvey.start(cluster.connection(), found::add)) {
      survey.want(decade, Optional.empty());
      RetainedTime years = complete(decade);
      assertThat(years.course().total()).isEqualTo(3_650);
      assertThat(years.course().widthMs()).isEqualTo(20 * DAY);
      List<Bar> bars = years.course().bars();
      assertThat(bars.subList(1, bars.size() - 1)).allMatch(bar -> bar.records() == 20);

      survey.want(single, Optional.empty());
      RetainedTime one = complete(single);
      assertThat(one.firstMs()).isEqualTo(BEGIN).isEqualTo(one.lastMs());
      assertThat(one.course().bars()).containsExactly(new Bar(BEGIN, BEGIN + 1, 1));

      survey.want(untimed, Optional.empty());
      RetainedTime mixed = complete(untimed);
      assertThat(mixed.firstMs()).isEqualTo(BEGIN);
      assertThat(mixed.course().total()).isEqualTo(7);
      assertThat(mixed.basis()).isEqualTo(new RetainedTime.Basis(2, 2, 10, false));
    }
  }

  @Test
  @DisplayName("where clocks are out of order the bars are bent, and still sum to the records")
  void course_clocksOutOfOrder_sums() {
    List<Long> times =
        new ArrayList<>(IntStream.range(0, 500).mapToObj(i -> BEGIN + i * HOUR).toList());
    Collections.shuffle(times, new Random(7));
    times.set(250, BEGIN + 1_000 * HOUR);
    String topic = newTopic(2);
    cluster.send(IntStream.range(0, 500).mapToObj(i -> at(topic, i % 2, times.get(i))));
    try (RetentionSurvey survey = RetentionSurvey.start(cluster.connection(), found::add)) {
      survey.want(topic, Optional.empty());
      RetainedTime bent = complete(topic);
      assertThat(bent.lastMs()).isEqualTo(BEGIN + 1_000 * HOUR);
      assertThat(bent.course().total()).isEqualTo(500);
      assertThat(bent.course().bars()).allMatch(bar -> bar.records() >= 0);
    }
  }

  @Test
  @DisplayName("new records need only their own edges; a topic that is created again has its own")
  void topic_growsAndComesAgain() throws Exception {
    String topic = newTopic(1);
    cluster.send(IntStream.range(0, 100).mapToObj(i -> at(topic, 0, BEGIN + i * HOUR)));
    SurveyedTopic surveyed = new SurveyedTopic(topic, 100);
    try (Admin admin = admin()) {
      surveyed.askBounds(admin, Optional.empty());
      int first = askAll(surveyed, admin);
      assertThat(first).isBetween(95, 200);
      assertThat(surveyed.found(Optional.empty()).course().isComplete()).isTrue();

      cluster.send(IntStream.range(100, 104).mapToObj(i -> at(topic, 0, BEGIN + i * HOUR)));
      surveyed.askBounds(admin, Optional.empty());
      assertThat(surveyed.found(Optional.empty()).course().isComplete()).isFalse();
      assertThat(askAll(surveyed, admin)).isBetween(3, 5);
      assertThat(surveyed.found(Optional.empty()).course().total()).isEqualTo(104);
      assertThat(askAll(surveyed, admin)).isZero();

      cluster.deleteTopic(topic);
      Awaitility.await().until(() -> !cluster.topics().contains(topic));
      create(topic, 1, Map.of());
      cluster.send(IntStream.range(0, 50).mapToObj(i -> at(topic, 0, BEGIN + i * 2L * HOUR)));
      surveyed.askBounds(admin, Optional.empty());
      askAll(surveyed, admin);
      RecordCourse again = surveyed.found(Optional.empty()).course();
      assertThat(again.isComplete()).isTrue();
      assertThat(again.total()).isEqualTo(50);
      assertThat(again.bars()).allMatch(bar -> bar.records() <= 1);
    }
  }

  @Test
  @DisplayName("a compacted topic is known as one, since its offsets have gaps")
  void compacted_isSaid() {
    String topic = newTopic(1, Map.of("cleanup.policy", "compact"));
    cluster.send(
        IntStream.range(0, 5)
            .mapToObj(i ->
                new ProducerRecord<>(
                    topic, 0, BEGIN + i * HOUR, new byte[] {(byte) i}, new byte[] {1})));
    try (RetentionSurvey survey = RetentionSurvey.start(cluster.connection(), found::add)) {
      survey.want(topic, Optional.empty());
      assertThat(complete(topic).basis().compacted()).isTrue();
    }
  }

  private String newTopic(int partitions) {
    return newTopic(partitions, Map.of());
  }

  private String newTopic(int partitions, Map<String, String> configs) {
    String topic = SharedBroker.newTopicName();
    create(topic, partitions, configs);
    return topic;
  }

  /** Creates a topic whose old records stay. */
  private void create(String topic, int partitions, Map<String, String> configs) {
    Map<String, String> all = new HashMap<>(configs);
    all.put("retention.ms", "-1");
    cluster.createTopic(topic, partitions, all);
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
  }

  private static int askAll(SurveyedTopic topic, Admin admin) throws InterruptedException {
    int sum = 0;
    int asked = topic.askNext(admin, Optional.empty(), () -> false);
    while (asked > 0) {
      sum += asked;
      asked = topic.askNext(admin, Optional.empty(), () -> false);
    }
    return sum;
  }

  private static void assertExact(RecordCourse course, List<Long> times) {
    assertThat(course.bars())
        .allSatisfy(bar ->
            assertThat(bar.records())
                .as("%s", bar)
                .isEqualTo(
                    times.stream()
                        .filter(time -> time >= bar.fromMs() && time < bar.toMs())
                        .count()));
  }

  private String hourly(int partitions, int records) {
    String topic = newTopic(partitions);
    cluster.send(
        IntStream.range(0, records).mapToObj(i -> at(topic, i % partitions, BEGIN + i * HOUR)));
    return topic;
  }

  private static RecordCourse courseOf(RetainedTime retained, Stretch stretch) {
    return retained.courseWithin((double) stretch.fromMs(), (double) stretch.toMs());
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

  private RetainedTime complete(String topic) {
    return await(topic, one -> one.isKnown() && one.course().isComplete());
  }

  private RetainedTime await(String topic, Predicate<RetainedTime> wanted) {
    Predicate<RetainedTime> ofTopic = one -> one.topic().equals(topic);
    Awaitility.await().until(() -> found.stream().anyMatch(ofTopic.and(wanted)));
    return found.stream().filter(ofTopic.and(wanted)).findFirst().orElseThrow();
  }

  private RetainedTime latest(String topic) {
    return found.stream()
        .filter(one -> one.topic().equals(topic))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
