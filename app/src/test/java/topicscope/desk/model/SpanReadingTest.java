package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.Reading;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** How many readings a choice of spans begins. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class SpanReadingTest {
  private static final int RECORDS = 1_000;

  private final TestCluster cluster;
  private final ExecutorService owner = Executors.newSingleThreadExecutor();
  private final List<StartPosition> begun = new CopyOnWriteArrayList<>();

  SpanReadingTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @AfterEach
  void end() {
    owner.shutdownNow();
  }

  @Test
  @DisplayName("of longer spans that follow one another at once, only the last one is read")
  void show_several_onlyLastIsRead() {
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, RECORDS)
            .mapToObj(i -> TestCluster.record(topic, 0, now - (RECORDS - i) * 1_000L, "1")));
    StartPosition first = new StartPosition.LastRecords(200);
    SpanReading span =
        onOwner(() ->
            new SpanReading(first, true, (from, shown) -> begin(topic, from), owner, next -> {}));
    try {
      await().until(() -> received(span) == 200 && onOwner(span::present).reader().isLoaded());

      StartPosition last = new StartPosition.LastSpan(Duration.ofMinutes(10));
      onOwner(() -> {
        span.show(new StartPosition.LastRecords(1_000));
        span.show(new StartPosition.LastSpan(Duration.ofMinutes(5)));
        span.show(new StartPosition.Earliest());
        span.show(last);
        return true;
      });

      await().until(() -> received(span) >= 600);
      assertThat(begun).containsExactly(first, last);
    } finally {
      onOwner(span::close).join();
    }
  }

  private Reading begin(String topic, StartPosition from) {
    begun.add(from);
    return Reading.start(
        ReadingPlan.passive(cluster.connection(), topic, from),
        200,
        DecodeChoice.AUTOMATIC,
        TopicSchemas.NONE,
        event -> {});
  }

  private long received(SpanReading span) {
    return onOwner(span::present).reader().counters().received();
  }

  private <T> T onOwner(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, owner).join();
  }
}
