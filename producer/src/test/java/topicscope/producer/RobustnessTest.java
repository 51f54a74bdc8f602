package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.client.ClientConfig;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Publisher;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.publish.SinkNews;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.Totals;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.sampling.SamplingListener;
import topicscope.producer.sampling.SamplingLoop;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

/**
 * Faults of a cluster: the run continues by itself, and its counts match the records of the topic.
 */
@Execution(CONCURRENT)
class RobustnessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private final SinkNews news = new SinkNews();

  @Test
  @DisplayName("a broker that is frozen and thaws")
  void sampling_brokerFrozen_goesOn(@TempDir Path folder) throws Exception {
    try (ChildBroker broker = new ChildBroker(folder)) {
      broker.awaitAnswer(Map.of());
      Totals totals =
          sample(
              broker.bootstrapServers(),
              "frozen",
              publisher -> {
                broker.signal("STOP");
                await().atMost(PATIENCE).until(() -> news.last().contains("no answer within"));
                broker.signal("CONT");
                awaitMore(publisher);
              });
      assertThat(totals.skipped()).isPositive();
      assertHeld(totals, broker.bootstrapServers(), "frozen");
    }
  }

  @Test
  @DisplayName("a broker that has moved to another port behind the same bootstrap address")
  void sampling_brokerMoved_goesOn(@TempDir Path folder) throws Exception {
    try (ChildBroker broker = new ChildBroker(folder);
        Forwarder forwarder = new Forwarder(broker.bootstrapServers())) {
      broker.awaitAnswer(Map.of(), forwarder::leadTo);
      Totals totals =
          sample(
              forwarder.address(),
              "moved",
              publisher -> {
                broker.move();
                forwarder.leadTo(broker.bootstrapServers());
                awaitMore(publisher);
              });
      assertHeld(totals, broker.bootstrapServers(), "moved");
    }
  }

  @Test
  @DisplayName("a topic that is deleted is reported, and read again after it is created again")
  void sampling_topicDeleted_waitsForIt() throws Exception {
    try (TestCluster cluster = new TestCluster(Map.of("auto.create.topics.enable", "false"))) {
      cluster.createTopic("fleeting", 1);
      Totals totals =
          sample(
              cluster.bootstrapServers(),
              "fleeting",
              publisher -> {
                try (Admin admin = cluster.admin()) {
                  admin.deleteTopics(List.of("fleeting")).all().get();
                }
                await()
                    .atMost(PATIENCE)
                    .until(() -> news.last().equals("the cluster has no topic 'fleeting'"));
                cluster.createTopic("fleeting", 1);
                awaitMore(publisher);
              });
      assertThat(cluster.records("fleeting")).isNotEmpty();
      assertThat(totals.underWay()).isZero();
    }
  }

  /** Samples at 200 Hz during a fault, and returns the counts at the end. */
  private Totals sample(String servers, String topic, Happening happening) throws Exception {
    SinkSettings settings =
        SinkSettings.sampling(servers, ClientConfig.none())
            .with(SendPolicy.MEASURED.with(Duration.ofSeconds(10), Duration.ofSeconds(10)));
    Route route = new Route(topic, Optional.empty(), ValueFormat.INT, "h");
    Publisher publisher;
    try (KafkaSink sink = KafkaSink.open(settings, news)) {
      publisher = sink.publisher(route, DeliveryListener.NONE);
      try (SamplingLoop loop =
          SamplingLoop.start(constant(), publisher, Duration.ofMillis(5), SamplingListener.NONE)) {
        awaitMore(publisher);
        happening.happens(publisher);
        assertThat(loop.hasEnded()).isFalse();
      }
    }
    assertThat(publisher.totals().underWay()).isZero();
    return publisher.totals();
  }

  private void awaitMore(Publisher publisher) {
    long before = publisher.totals().acknowledged();
    await()
        .atMost(PATIENCE)
        .until(() ->
            publisher.totals().acknowledged() > before + 100 && news.last().equals("connected"));
  }

  /**
   * The topic holds all acknowledged records; otherwise only records that were reported as failed.
   */
  private static void assertHeld(Totals totals, String servers, String topic) {
    int held = TestCluster.records(Map.of("bootstrap.servers", servers), topic).size();
    assertThat((long) held)
        .isBetween(totals.acknowledged(), totals.acknowledged() + totals.failedCount());
  }

  private static Source constant() {
    return new Source() {
      @Override
      public String name() {
        return "constant";
      }

      @Override
      public Optional<Reading> read() {
        return Optional.of(Reading.of("constant", 1));
      }
    };
  }

  /** The fault during the run. */
  @FunctionalInterface
  private interface Happening {
    void happens(Publisher publisher) throws Exception;
  }
}
