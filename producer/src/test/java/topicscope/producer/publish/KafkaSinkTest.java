package topicscope.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.client.ClientConfig;
import topicscope.producer.SharedCluster;
import topicscope.producer.TestCluster;
import topicscope.producer.source.Reading;

@ExtendWith(SharedCluster.class)
class KafkaSinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private final SinkNews news = new SinkNews();

  private final TestCluster shared;

  KafkaSinkTest(TestCluster cluster) {
    shared = cluster;
  }

  @Test
  @DisplayName(
      "with no broker at all nothing waits, every sample is skipped, and the cause is said")
  void publish_nothingListens_skips() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Publisher publisher;
    try (KafkaSink sink = KafkaSink.open(settings("127.0.0.1:" + port), news)) {
      publisher = sink.publisher(route("t"), DeliveryListener.NONE);
      publisher.publish(1, Reading.of("n", 1));
      publisher.publish(2, Reading.of("n", 2));
      await().atMost(PATIENCE).until(() -> !news.lines().isEmpty());
    }
    assertThat(news.lines())
        .containsOnly("can't reach 127.0.0.1:" + port + " (connection refused)");
    assertThat(publisher.totals().text())
        .isEqualTo("made 2 = acknowledged 0 + failed 0 + skipped 2");
  }

  @Test
  @DisplayName("a broker stops and restarts: no old samples, all records counted, no topic lost")
  void publish_brokerDownAndUp_accountCloses() throws Exception {
    try (TestCluster cluster = new TestCluster()) {
      cluster.createTopic("t", 1);
      Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
      DeliveryListener deliveries =
          new DeliveryListener() {
            @Override
            public void acknowledged(int partition, long offset) {
              acknowledged.add(offset);
            }
          };
      Publisher publisher;
      SinkSettings settings =
          settings(cluster.bootstrapServers())
              .with(SendPolicy.MEASURED.with(Duration.ofSeconds(3), Duration.ofSeconds(10)));
      long[] next = {0};
      try (KafkaSink sink = KafkaSink.open(settings, news)) {
        publisher = sink.publisher(route("t"), deliveries);
        await().atMost(PATIENCE).until(publisher::isReady);
        publishUntil(publisher, next, () -> publisher.totals().acknowledged() >= 20);
        cluster.stopBroker();
        publishUntil(
            publisher,
            next,
            () -> publisher.totals().skipped() >= 20 && news.last().startsWith("can't"));
        cluster.startBroker();
        long before = publisher.totals().acknowledged();
        publishUntil(
            publisher,
            next,
            () ->
                publisher.totals().acknowledged() >= before + 20
                    && news.last().equals("connected"));
      }

      Totals totals = publisher.totals();
      assertThat(totals.underWay()).isZero();
      assertThat(totals.made()).isEqualTo(next[0]);
      assertThat(totals.failed().keySet())
          .isSubsetOf("not confirmed in time", "cluster not reachable");
      List<Long> held = cluster.texts("t").stream().map(Long::valueOf).toList();
      assertThat(held).doesNotHaveDuplicates().isSorted();
      Set<Long> offsets =
          cluster.records("t").stream().map(ConsumerRecord::offset).collect(Collectors.toSet());
      assertThat(offsets).containsAll(acknowledged);
      // A record that was not confirmed in time may still have been written.
      assertThat(held.size() - totals.acknowledged()).isBetween(0L, totals.failedCount());
      assertThat(news.lines().getFirst()).isEqualTo("connected");
      assertThat(news.last()).isEqualTo("connected");
    }
  }

  @Test
  @DisplayName("a topic name that Kafka doesn't allow ends the run with the reason")
  void publisher_invalidTopic_givesUp() {
    try (KafkaSink sink = KafkaSink.open(settings(shared.bootstrapServers()), news)) {
      sink.publisher(route("no good/"), DeliveryListener.NONE);
      await().atMost(PATIENCE).until(() -> !news.lines().isEmpty());
      assertThat(news.lines().getFirst()).startsWith("gave up: ").contains("no good/");
    }
  }

  private static void publishUntil(Publisher publisher, long[] next, Callable<Boolean> done) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          publisher.publish(System.currentTimeMillis(), Reading.of("n", (double) next[0]++));
          return done.call();
        });
  }

  private static SinkSettings settings(String servers) {
    return SinkSettings.sampling(servers, ClientConfig.none());
  }

  private static Route route(String topic) {
    return new Route(topic, Optional.empty(), ValueFormat.INT, "host");
  }
}
