package topicscope.kafka.read;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.RegisteredSchema;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.demo.EmbeddedBroker;
import topicscope.demo.FreePort;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.partition.StreamMark;
import topicscope.signal.SeriesSet;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class TopicReaderTest {
  private final SeriesSet series = new SeriesSet(100_000);
  private final List<TopicReader> readers = new ArrayList<>();
  private final TestCluster cluster;

  TopicReaderTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @AfterEach
  void closeReaders() {
    readers.forEach(TopicReader::close);
  }

  @Test
  @DisplayName(
      "what the topic already holds is shown first: the last records of 3 partitions by time")
  void start_threePartitions_lastRecordsInTimeOrder() throws InterruptedException {
    String topic = cluster.newTopic(3);
    cluster.send(
        IntStream.range(0, 300)
            .mapToObj(i -> TestCluster.record(topic, i % 3, 1_000_000L + i, Integer.toString(i))));

    TopicReader reader = start(topic, 200);

    assertThat(reader.awaitBacklog(Duration.ofSeconds(30))).isTrue();
    assertThat(Samples.values(series, topic)).isEqualTo(range(100, 300));
    assertThat(reader.counters().received()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "records sent while the reader starts arrive once each: no gap, no duplicate at the seam")
  void start_whileRecordsArrive_everyRecordOnce() throws Exception {
    String topic = cluster.newTopic(2);
    CountDownLatch someSent = new CountDownLatch(500);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<List<String>> sent =
        CompletableFuture.supplyAsync(
            () -> sendUntil(stop, topic, someSent), task -> Thread.ofPlatform().start(task));
    someSent.await();

    start(topic, 100_000);
    await().until(() -> Samples.values(series, topic).size() >= 1_000);
    stop.set(true);

    List<String> expected = sent.join();
    await()
        .untilAsserted(() ->
            assertThat(Samples.origins(series, topic))
                .hasSize(expected.size())
                .containsExactlyInAnyOrderElementsOf(expected));
  }

  @Test
  @DisplayName(
      "a transaction's markers take offsets, not records: still the last 50 records are shown")
  void start_offsetGaps_readsFurtherBack() throws InterruptedException {
    String topic = cluster.newTopic(1);
    for (int transaction = 0; transaction < 4; transaction++) {
      sendInTransaction(topic, transaction * 20, 20);
    }

    TopicReader reader = start(topic, 50);

    assertThat(reader.awaitBacklog(Duration.ofSeconds(30))).isTrue();
    assertThat(Samples.values(series, topic)).isEqualTo(range(30, 80));
  }

  @Test
  @DisplayName("a skip that is requested while the reader is busy is done, and marked")
  void skipToLatest_whileBusy_isMarked() {
    String topic = cluster.topicOf("1");
    CompletableFuture<TopicReader> started = new CompletableFuture<>();
    TopicDecoder busy =
        new TopicDecoder(
            topic,
            DecodeChoice.AUTOMATIC,
            TopicSchemas.NONE,
            path -> {
              // Called on the reader's thread, while it decodes the first record.
              cluster.send(topic, "2", "3", "4");
              started.join().skipToLatest();
              return true;
            });
    TopicReader reader = TopicReader.start(plan(cluster.connection(), topic, 10), busy, series);
    readers.add(reader);
    started.complete(reader);

    await().until(() -> !reader.marks().isEmpty());
    assertThat(reader.marks().getFirst().kind()).isEqualTo(StreamMark.Kind.SKIPPED);
    assertThat(reader.marks().getFirst().offsets()).isEqualTo(3);
    cluster.send(topic, "5");
    await().until(() -> Samples.values(series, topic).size() == 2);
    assertThat(Samples.values(series, topic)).containsExactly(1.0, 5.0);
  }

  @Test
  @DisplayName("a reader that waits for the schema registry says so, at which record, and goes on")
  void state_schemaPending_isBusy() {
    String topic = cluster.newTopic(1);
    AtomicBoolean answered = new AtomicBoolean();
    SchemaSource slow =
        new SchemaSource() {
          @Override
          public Answer schema(int id) {
            return answered.get()
                ? new Found(new RegisteredSchema("JSON", "{}", Map.of()))
                : new Pending();
          }

          @Override
          public String name() {
            return "the schema registry http://slow:8081";
          }
        };
    cluster.send(topic, "\0\0\0\0\7{\"a\":1}", "\0\0\0\0\7{\"a\":2}");
    TopicDecoder decoder =
        new TopicDecoder(topic, DecodeChoice.AUTOMATIC, TopicSchemas.of(slow), path -> true);
    TopicReader reader = TopicReader.start(plan(cluster.connection(), topic, 10), decoder, series);
    readers.add(reader);
    List<ReaderState> states = new CopyOnWriteArrayList<>();
    reader.onState(states::add);

    await().atMost(10, SECONDS).until(() -> reader.state().kind() == ReaderState.Kind.BUSY);
    assertThat(reader.state().cause())
        .matches(
            "waiting for the schema registry http://slow:8081 for \\d+ s: the schema of "
                + topic
                + "-0@0");
    answered.set(true);
    await().atMost(10, SECONDS).until(() -> reader.state().kind() == ReaderState.Kind.IDLE);
    assertThat(Samples.values(series, "a")).containsExactly(1.0, 2.0);
    assertThat(states)
        .extracting(ReaderState::kind)
        .doesNotContain(ReaderState.Kind.DOWN, ReaderState.Kind.STALLED, ReaderState.Kind.FAILED);
  }

  @Test
  @DisplayName("every record is counted once, and what is no number is skipped")
  void counters_badRecordsAmongGood_sumsClose() {
    String topic =
        cluster.topicOf("1", "{\"a\":{\"b\":2}}", "hello", null, "{\"name\":\"x\"}", "", "3");

    TopicReader reader = start(topic, 200);

    await().until(() -> reader.counters().received() == 7);
    assertThat(reader.counters()).isEqualTo(new ReaderCounters(7, 3, 2, 1, 1));
    assertThat(Samples.values(series, topic)).containsExactly(1.0, 3.0);
    assertThat(Samples.values(series, "a.b")).containsExactly(2.0);
    assertThat(reader.undecodable())
        .extracting(UndecodableLog.Entry::firstPlace)
        .containsExactly(topic + "-0@2", topic + "-0@5");
  }

  @Test
  @DisplayName(
      "a topic that doesn't exist is said, is not created by looking, and is read once it is there")
  void start_missingTopic_saidNotCreated() {
    String topic = SharedBroker.newTopicName();

    TopicReader reader = start(topic, 200);

    await()
        .untilAsserted(() -> assertThat(reader.state().kind()).isEqualTo(ReaderState.Kind.FAILED));
    assertThat(reader.state().cause()).contains("there is no topic " + topic);
    assertThat(cluster.topics()).doesNotContain(topic);

    cluster.createTopic(topic, 1);
    cluster.send(topic, "7");
    await().untilAsserted(() -> assertThat(Samples.values(series, topic)).containsExactly(7.0));
  }

  @Test
  @DisplayName("an empty topic is connected and waiting; reading creates no consumer group")
  void start_emptyTopic_idle() {
    String topic = cluster.newTopic(1);
    TopicReader reader = start(topic, 200);

    await().until(() -> reader.state().kind() == ReaderState.Kind.IDLE);
    assertThat(cluster.groupsThatRead(topic)).isEmpty();
    cluster.send(topic, "1");
    await().until(() -> reader.state().kind() == ReaderState.Kind.LIVE);
  }

  @Test
  @DisplayName("a refused connection is reported within 10 s, and closing does not wait for it")
  void start_nobodyThere_down() throws Exception {
    int port = FreePort.find();
    TopicReader reader =
        TopicReader.start(
            plan(ClusterConnection.to("localhost:" + port), "any", 200), decoder("any"), series);
    readers.add(reader);

    await().atMost(30, SECONDS).until(() -> reader.state().kind() == ReaderState.Kind.DOWN);
    assertThat(reader.state().cause()).contains("localhost:" + port);
    reader.close();
    assertThat(threadNames()).doesNotContain("reader-any");
  }

  @Test
  @DisplayName("a host name that can't be resolved is reported")
  void start_unknownHost_down() {
    TopicReader reader =
        TopicReader.start(
            plan(ClusterConnection.to("no-such-host.invalid:9092"), "any", 200),
            decoder("any"),
            series);
    readers.add(reader);

    await().until(() -> reader.state().kind() == ReaderState.Kind.DOWN);
    assertThat(reader.state().cause()).contains("no-such-host.invalid");
  }

  @Test
  @DisplayName(
      "the broker is killed while the line moves and started again: it goes on, every record once")
  void brokerRestart_goesOnAtTheRightOffset() {
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      TestCluster own = new TestCluster(broker.bootstrapServers());
      String topic = own.newTopic(1);
      own.send(topic, "0", "1");
      TopicReader reader =
          TopicReader.start(plan(own.connection(), topic, 200), decoder(topic), series);
      readers.add(reader);
      await().until(() -> Samples.values(series, topic).size() == 2);

      broker.stop();
      await().until(() -> reader.state().kind() == ReaderState.Kind.DOWN);
      broker.restart();
      own.send(topic, "2", "3");

      await().until(() -> Samples.values(series, topic).size() >= 4);
      assertThat(Samples.values(series, topic)).isEqualTo(range(0, 4));
      // The state may come a moment after the records.
      await()
          .until(
              () -> reader.state().kind(),
              kind -> kind == ReaderState.Kind.LIVE || kind == ReaderState.Kind.IDLE);
    }
  }

  @Test
  @DisplayName(
      "an Error on the reader's thread is reported and survived; every record arrives once")
  void error_onReaderThread_saidAndSurvived() {
    String topic = cluster.topicOf("1");
    AtomicBoolean thrown = new AtomicBoolean();
    List<String> causes = new CopyOnWriteArrayList<>();
    TopicReader reader =
        TopicReader.start(
            plan(cluster.connection(), topic, 10),
            decoder(topic),
            series,
            Optional.of(record -> {
              if (!thrown.getAndSet(true)) {
                throw new NoClassDefFoundError("some/Library");
              }
            }));
    readers.add(reader);
    reader.onState(state -> causes.add(state.kind() + " " + state.cause()));

    await().until(() -> reader.failures() == 1);
    cluster.send(topic, "2", "3");

    await().until(() -> Samples.values(series, topic).size() >= 3);
    assertThat(Samples.values(series, topic)).containsExactly(1.0, 2.0, 3.0);
    await().until(() -> reader.counters().received() == 3);
    assertThat(causes)
        .contains("FAILED reading failed with NoClassDefFoundError: some/Library; trying again");
    await()
        .until(() ->
            reader.state().kind() == ReaderState.Kind.LIVE
                || reader.state().kind() == ReaderState.Kind.IDLE);
  }

  @Test
  @DisplayName("a listener of states that throws doesn't end the reader")
  void onState_throws_readsOn() {
    String topic = cluster.newTopic(1);
    TopicReader reader = start(topic, 10);
    reader.onState(state -> {
      if (state.kind() != ReaderState.Kind.CONNECTING) {
        throw new IllegalStateException("test");
      }
    });
    await().until(() -> reader.state().kind() == ReaderState.Kind.IDLE);
    cluster.send(topic, "1");

    await().until(() -> Samples.values(series, topic).size() == 1);
    assertThat(reader.failures()).isZero();
  }

  private TopicReader start(String topic, int backlog) {
    TopicReader reader =
        TopicReader.start(plan(cluster.connection(), topic, backlog), decoder(topic), series);
    readers.add(reader);
    return reader;
  }

  private static TopicDecoder decoder(String topic) {
    return new TopicDecoder(topic, DecodeChoice.AUTOMATIC);
  }

  private static ReadingPlan plan(ClusterConnection connection, String topic, int last) {
    return ReadingPlan.passive(connection, topic, new StartPosition.LastRecords(last));
  }

  private List<String> sendUntil(AtomicBoolean stop, String topic, CountDownLatch each) {
    List<String> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of("linger.ms", 0))) {
      for (int i = 0; !stop.get(); i++) {
        var metadata =
            producer.send(TestCluster.record(topic, i % 2, null, Integer.toString(i))).get();
        sent.add(metadata.partition() + "@" + metadata.offset());
        each.countDown();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return sent;
  }

  private void sendInTransaction(String topic, int first, int count) {
    try (KafkaProducer<byte[], byte[]> producer =
        cluster.producer(Map.of("transactional.id", topic + first))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = first; i < first + count; i++) {
        var _ = producer.send(TestCluster.record(topic, 0, null, Integer.toString(i)));
      }
      producer.commitTransaction();
    }
  }

  private static List<Double> range(int from, int to) {
    return IntStream.range(from, to).asDoubleStream().boxed().toList();
  }

  private static List<String> threadNames() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }
}
