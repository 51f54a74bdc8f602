package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.stream.IntStream;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState.Kind;

/** A topic that is written and read during a fault. */
record ChaosScenario(String topic, AckedProducer producer, ObservedReader watched)
    implements AutoCloseable {
  static final int PARTITIONS = 3;
  private static final int RECORDS_PER_SECOND = 300;

  /** Starts writing and reading; returns when records of all partitions arrive live. */
  static ChaosScenario begin(ChaosCluster cluster) {
    return begin(cluster, cluster.connection());
  }

  /** The same, with another connection of the reader. */
  static ChaosScenario begin(ChaosCluster cluster, ClusterConnection by) {
    String topic = newTopicName();
    cluster.createTopic(topic, PARTITIONS);
    AckedProducer producer =
        new AckedProducer(cluster.directServers(), topic, PARTITIONS, RECORDS_PER_SECOND);
    ChaosScenario run = new ChaosScenario(topic, producer, ObservedReader.start(by, topic));
    run.awaitLive();
    return run;
  }

  static String newTopicName() {
    return "t-" + UUID.randomUUID().toString().substring(0, 8);
  }

  void awaitLive() {
    await().atMost(60, SECONDS).until(() -> watched.reader().state().kind() == Kind.LIVE);
    long received = watched.reader().counters().received();
    await().atMost(60, SECONDS).until(() -> watched.reader().counters().received() > received + 50);
    await()
        .atMost(60, SECONDS)
        .until(() ->
            IntStream.range(0, PARTITIONS)
                .allMatch(partition -> watched.lastOffset(topic, partition) >= 0));
  }

  /** Stops writing, waits until everything acknowledged has arrived, and compares. */
  DeliveryCheck finish() {
    return finishShortOf(0);
  }

  /** The same, if that many records can't arrive any more. */
  DeliveryCheck finishShortOf(long records) {
    producer.finish();
    await()
        .atMost(60, SECONDS)
        .until(() -> watched.reader().counters().received() >= producer.count() - records);
    return DeliveryCheck.compare(producer, PARTITIONS, watched.series(), topic);
  }

  @Override
  public void close() {
    producer.close();
    watched.close();
  }
}
