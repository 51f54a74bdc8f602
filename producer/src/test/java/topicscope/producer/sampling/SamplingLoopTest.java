package topicscope.producer.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.client.ClientConfig;
import topicscope.producer.SharedCluster;
import topicscope.producer.TestCluster;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Publisher;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.Totals;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.source.CpuSource;
import topicscope.producer.source.Reading;
import topicscope.producer.source.Source;

@ExtendWith(SharedCluster.class)
class SamplingLoopTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final TestCluster cluster;

  SamplingLoopTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("every reading arrives once, in order, as decimal digits without a key")
  void run_asInt_readByAnotherClient() {
    Totals totals = run(new Counter(), route("ints", Optional.empty(), ValueFormat.INT), 20);

    List<String> texts = cluster.texts("ints");
    assertThat(totals.acknowledged()).isEqualTo(texts.size()).isGreaterThanOrEqualTo(20);
    int first = Integer.parseInt(texts.getFirst());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(texts.get(i)).isEqualTo(Integer.toString(first + i));
    }
    assertThat(cluster.records("ints")).allSatisfy(record -> assertThat(record.key()).isNull());
  }

  @Test
  @DisplayName("JSON carries host, number and time, and the record the key and the same time")
  void run_asJson_readByAnotherClient() {
    run(new Counter(), route("objects", Optional.of("kê"), ValueFormat.JSON), 3);

    ConsumerRecord<byte[], byte[]> record = cluster.records("objects").getFirst();
    String text = new String(record.value(), StandardCharsets.UTF_8);
    assertThat(text)
        .matches("\\{\"host\":\"host \\\\\"1\\\\\"\",\"count\":\\d+\\.0,\"ts\":\\d{13}}")
        .contains("\"ts\":" + record.timestamp());
    assertThat(record.key()).isEqualTo("kê".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("the CPU load of this machine arrives as whole percents")
  void run_cpu_readByAnotherClient() {
    run(new CpuSource(), route("cpu", Optional.empty(), ValueFormat.INT), 3);

    assertThat(cluster.texts("cpu"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(text -> assertThat(Integer.parseInt(text)).isBetween(0, 100));
  }

  @Test
  @DisplayName("a source that fails is read again, and the missing readings are counted")
  void run_sourceThatFails_goesOn() {
    AtomicInteger asked = new AtomicInteger();
    Source flaky =
        new Source() {
          @Override
          public String name() {
            return "flaky";
          }

          @Override
          public Optional<Reading> read() {
            switch (asked.getAndIncrement() % 4) {
              case 0 -> throw new IllegalStateException("no sensor");
              case 2 -> throw new UnsatisfiedLinkError("no native library");
              default -> {}
            }
            return Optional.of(Reading.of("flaky", 1));
          }
        };
    List<String> said = new CopyOnWriteArrayList<>();
    try (KafkaSink sink = KafkaSink.open(settings(cluster.bootstrapServers()), SinkListener.NONE)) {
      Publisher publisher =
          sink.publisher(route("flaky", Optional.empty(), ValueFormat.INT), DeliveryListener.NONE);
      try (SamplingLoop loop =
          SamplingLoop.start(flaky, publisher, Duration.ofMillis(5), said::add)) {
        await().atMost(PATIENCE).until(() -> publisher.totals().acknowledged() >= 3);
        assertThat(loop.missedTicks()).isPositive();
      }
    }
    assertThat(said)
        .contains("flaky can't be read: no sensor", "flaky can't be read: no native library");
  }

  private Totals run(Source source, Route route, int atLeast) {
    Publisher publisher;
    try (KafkaSink sink = KafkaSink.open(settings(cluster.bootstrapServers()), SinkListener.NONE)) {
      publisher = sink.publisher(route, DeliveryListener.NONE);
      try (SamplingLoop loop =
          SamplingLoop.start(source, publisher, Duration.ofMillis(5), SamplingListener.NONE)) {
        await().atMost(PATIENCE).until(() -> publisher.totals().acknowledged() >= atLeast);
        assertThat(loop.missedTicks()).isNotNegative();
      }
    }
    Totals totals = publisher.totals();
    assertThat(totals.underWay()).isZero();
    assertThat(totals.failed()).isEmpty();
    return totals;
  }

  private static SinkSettings settings(String servers) {
    return SinkSettings.sampling(servers, ClientConfig.none());
  }

  private static Route route(String topic, Optional<String> key, ValueFormat format) {
    return new Route(topic, key, format, "host \"1\"");
  }

  /** Counts its readings. */
  private static final class Counter implements Source {
    private int count;

    @Override
    public String name() {
      return "count";
    }

    @Override
    public Optional<Reading> read() {
      return Optional.of(Reading.of("count", count++));
    }
  }
}
