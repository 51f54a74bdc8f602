package topicscope.kafka.read;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.partition.AssignedPartitions;
import topicscope.kafka.partition.StartPosition;
import topicscope.signal.SeriesSet;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Readers that are members of a consumer group, on a real broker. */
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class GroupAssignmentTest {
  private final List<Member> members = new ArrayList<>();
  private TestCluster cluster;
  private String topic = "";

  private record Member(TopicReader reader, SeriesSet series) {
    List<String> origins() {
      return Samples.origins(series, reader.topic());
    }
  }

  @BeforeEach
  void newTopic(TestCluster shared) {
    cluster = shared;
    topic = cluster.newTopic(2);
  }

  @AfterEach
  void close() {
    members.forEach(member -> member.reader().close());
  }

  @Test
  @DisplayName("two members share the partitions; together they have every record once")
  void twoMembers_shareAndResume() {
    Member first = join(new StartPosition.Earliest());
    send(0, 20);
    await().until(() -> first.origins().size() == 20);
    // What the reader says of itself may come a moment after the records.
    await()
        .until(() -> first.reader().partitions().equals(new AssignedPartitions(List.of(0, 1), 2)));

    Member second = join(new StartPosition.Earliest());
    await()
        .until(() ->
            first.reader().partitions().mine().size() == 1
                && second.reader().partitions().mine().size() == 1);
    assertThat(Stream.of(first, second).flatMap(one -> one.reader().partitions().mine().stream()))
        .containsExactlyInAnyOrder(0, 1);
    send(20, 40);

    await().until(() -> first.origins().size() + second.origins().size() == 40);
    assertThat(Stream.of(first, second).flatMap(one -> one.origins().stream()))
        .doesNotHaveDuplicates();

    // The remaining member continues at the committed offsets. A member has 300 ms to say that it
    // leaves; on a busy machine it may not get to it, and is missed 45 s later.
    awaitCommitted(40);
    second.reader().close();
    send(40, 60);
    await().atMost(90, SECONDS).until(() -> first.origins().size() + second.origins().size() == 60);
    awaitCommitted(60);
    first.reader().close();

    // A new member continues after the committed offsets, whatever its own start is.
    send(60, 70);
    Member third = join(new StartPosition.Earliest());
    await().atMost(90, SECONDS).until(() -> third.origins().size() == 10);
    assertThat(Stream.of(first, second, third).flatMap(one -> one.origins().stream()))
        .hasSize(70)
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a group without commits starts exactly at the requested time")
  void newGroup_sinceTime_beginsThere() {
    send(0, 20);

    Member member = join(new StartPosition.Since(Instant.ofEpochMilli(1_000_010)));

    await().until(() -> member.origins().size() == 10);
    assertThat(Samples.values(member.series(), topic))
        .containsExactlyInAnyOrder(10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0);
  }

  @Test
  @DisplayName("a member that is closed while it decodes commits the records it has processed")
  void close_whileBusy_commits() {
    send(0, 20);
    SeriesSet series = new SeriesSet(1_000);
    CompletableFuture<TopicReader> started = new CompletableFuture<>();
    CompletableFuture<Void> closed = new CompletableFuture<>();
    ReadingPlan plan =
        new ReadingPlan(
            cluster.connection(),
            topic,
            new StartPosition.Earliest(),
            Optional.of("group-" + topic));
    TopicReader busy =
        TopicReader.start(
            plan,
            new TopicDecoder(topic, DecodeChoice.AUTOMATIC),
            series,
            Optional.of(record -> {
              // Called on the reader's thread: the wake-up is still pending at the last commit.
              if (!closed.isDone()) {
                closed.complete(null);
                Thread.ofPlatform().start(started.join()::close);
                await().until(() -> started.join().isStopping());
              }
            }));
    started.complete(busy);
    members.add(new Member(busy, series));
    await().until(() -> Samples.origins(series, topic).size() > 0);
    busy.close();
    List<String> first = Samples.origins(series, topic);

    Member next = join(new StartPosition.Earliest());
    await().until(() -> next.origins().size() + first.size() >= 20);
    assertThat(Stream.concat(first.stream(), next.origins().stream()))
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  private Member join(StartPosition start) {
    SeriesSet series = new SeriesSet(1_000);
    ReadingPlan plan =
        new ReadingPlan(cluster.connection(), topic, start, Optional.of("group-" + topic));
    TopicDecoder decoder = new TopicDecoder(topic, DecodeChoice.AUTOMATIC);
    Member member = new Member(TopicReader.start(plan, decoder, series), series);
    members.add(member);
    return member;
  }

  private void awaitCommitted(long records) {
    await().until(() -> cluster.committed("group-" + topic, topic) == records);
  }

  private void send(int from, int to) {
    cluster.send(
        IntStream.range(from, to)
            .mapToObj(i -> TestCluster.record(topic, i % 2, 1_000_000L + i, Integer.toString(i))));
  }
}
