package topicscope.chaos;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicCatalog;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.Reading;
import topicscope.signal.SeriesSet;
import topicscope.testing.Samples;
import topicscope.testing.TestCluster;
import topicscope.transform.AnalysisThread;
import topicscope.transform.Transform;
import topicscope.transform.TransformRunner;

/** Errors of the JVM that are thrown on the program's own threads. */
final class ErrorScenarios {
  private ErrorScenarios() {}

  /**
   * What became of an error.
   *
   * @param thrown how often it was thrown
   * @param counted how often the thread has counted a failure
   * @param said the sentence of the state
   * @param lost records, topics, samples or events that never came after it
   */
  record Survived(long thrown, long counted, String said, long lost) {}

  /** On the reader's thread, with one record. */
  static Survived inReader(TestCluster cluster, Error error) {
    String topic = cluster.topicOf("1");
    AtomicBoolean armed = new AtomicBoolean();
    SeriesSet series = new SeriesSet(100);
    TopicReader reader =
        TopicReader.start(
            plan(cluster, topic),
            new TopicDecoder(topic, DecodeChoice.AUTOMATIC),
            series,
            Optional.of(record -> {
              if (armed.getAndSet(false)) {
                throw error;
              }
            }));
    try (ObservedReader watched = new ObservedReader(reader, series, new StateLog(reader))) {
      until(() -> Samples.values(series, topic).size() == 1);
      armed.set(true);
      cluster.send(topic, "2", "3");
      until(() -> Samples.values(series, topic).size() >= 3);
      String said =
          await()
              .atMost(60, SECONDS)
              .until(
                  () ->
                      watched.log().entries().stream()
                          .map(entry -> entry.state().cause())
                          .filter(cause -> cause.contains(error.getClass().getSimpleName()))
                          .findFirst(),
                  Optional::isPresent)
              .orElseThrow();
      long distinct = Samples.origins(series, topic).stream().distinct().count();
      return new Survived(1, reader.failures(), said, 3 - distinct);
    }
  }

  /** On the thread that asks for the topics. */
  static Survived inCatalog(TestCluster cluster, Error error) {
    AtomicBoolean armed = new AtomicBoolean();
    List<TopicCatalog.Snapshot> seen = new CopyOnWriteArrayList<>();
    try (TopicCatalog _ =
        TopicCatalog.start(
            cluster.connection(),
            snapshot -> {
              seen.add(snapshot);
              if (armed.getAndSet(false)) {
                throw error;
              }
            })) {
      until(() -> seen.getLast().state().kind() == ReaderState.Kind.LIVE);
      armed.set(true);
      String first = cluster.newTopic(1);
      until(() -> seen.stream().anyMatch(one -> says(one.state(), error)));
      String later = cluster.newTopic(1);
      until(() -> seen.getLast().topics().containsAll(List.of(first, later)));
      until(() -> seen.getLast().state().kind() == ReaderState.Kind.LIVE);
      List<TopicCatalog.Snapshot> said =
          seen.stream().filter(one -> says(one.state(), error)).toList();
      return new Survived(1, said.size(), said.getFirst().state().cause(), 0);
    }
  }

  private static boolean says(ReaderState state, Error error) {
    return state.kind() == ReaderState.Kind.FAILED
        && state.cause().contains(error.getClass().getSimpleName());
  }

  /** In the step of the transforms, while a topic is read. */
  static Survived inTransforms(TestCluster cluster, Error error) {
    String topic = cluster.topicOf("1", "2", "3");
    AtomicInteger thrown = new AtomicInteger();
    AtomicBoolean armed = new AtomicBoolean(true);
    Transform smooth = Transform.parse("smooth(" + topic + ", 0.5)");
    try (ObservedReader watched = ObservedReader.start(plan(cluster, topic))) {
      TransformRunner transforms = new TransformRunner(watched.series());
      transforms.add(smooth);
      AnalysisThread.Step broken =
          new AnalysisThread.Step(
              "the transforms",
              now -> {
                if (armed.get()) {
                  thrown.incrementAndGet();
                  throw error;
                }
                transforms.step(now);
              });
      try (AnalysisThread thread = new AnalysisThread(watched.series(), List.of(broken))) {
        until(() -> thread.failure().isPresent());
        String said = thread.failure().orElse("");
        armed.set(false);
        until(() -> thread.failure().isEmpty());
        until(() -> Samples.values(watched.series(), smooth.text()).size() == 3);
        return new Survived(thrown.get(), thread.failures(), said, 0);
      }
    }
  }

  /** In the listener of the alerts of a reading. */
  static Survived inAlerts(TestCluster cluster, Error error) {
    String topic = cluster.topicOf("0");
    AtomicInteger thrown = new AtomicInteger();
    AtomicBoolean armed = new AtomicBoolean(true);
    List<AlertEvent> heard = new CopyOnWriteArrayList<>();
    try (Reading reading =
        Reading.start(
            plan(cluster, topic),
            100,
            DecodeChoice.AUTOMATIC,
            TopicSchemas.NONE,
            event -> {
              if (armed.get()) {
                thrown.incrementAndGet();
                throw error;
              }
              heard.add(event);
            })) {
      reading.analysis().alerts().add(AlertRule.parse(topic + " > 50"));
      String[] said = {""};
      cluster.send(topic, "100");
      await()
          .atMost(60, SECONDS)
          .pollInterval(5, MILLISECONDS)
          .until(() -> {
            said[0] = reading.analysis().failure().orElse("");
            return !said[0].isEmpty();
          });
      armed.set(false);
      cluster.send(topic, "0", "100");
      until(() -> heard.size() >= 2 && reading.analysis().failure().isEmpty());
      // One event per crossing is in the log, whether or not it was heard.
      return new Survived(
          thrown.get(), thrown.get(), said[0], 3 - reading.analysis().log().added());
    }
  }

  private static ReadingPlan plan(TestCluster cluster, String topic) {
    return ReadingPlan.passive(cluster.connection(), topic, new StartPosition.Earliest());
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(60, SECONDS).until(condition);
  }
}
