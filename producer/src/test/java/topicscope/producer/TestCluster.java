package topicscope.producer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real KRaft cluster of one broker, which can be stopped and started again on its port. */
public final class TestCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final KafkaClusterTestKit kit;

  public TestCluster() throws Exception {
    this(Map.of());
  }

  public TestCluster(Map<String, String> settings) throws Exception {
    TestKitNodes nodes =
        new TestKitNodes.Builder().setNumBrokerNodes(1).setNumControllerNodes(1).build();
    KafkaClusterTestKit.Builder builder =
        new KafkaClusterTestKit.Builder(nodes)
            .setConfigProp("offsets.topic.replication.factor", "1")
            .setConfigProp("group.initial.rebalance.delay.ms", "0")
            .setConfigProp("controlled.shutdown.enable", "false")
            .setConfigProp("broker.session.timeout.ms", "2000")
            .setConfigProp("broker.heartbeat.interval.ms", "400");
    settings.forEach(builder::setConfigProp);
    kit = builder.build();
    kit.format();
    kit.startup();
    kit.waitForReadyBrokers();
  }

  public String bootstrapServers() {
    return kit.bootstrapServers();
  }

  public void stopBroker() {
    kit.brokers().values().forEach(broker -> broker.shutdown());
    kit.brokers().values().forEach(broker -> broker.awaitShutdown());
  }

  public void startBroker() {
    kit.brokers().values().forEach(broker -> broker.startup());
  }

  public void createTopic(String name, int partitions) throws Exception {
    try (Admin admin = kit.admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  public Admin admin() {
    return kit.admin();
  }

  /**
   * All records of the topic as bytes, read by a plain consumer; in order within each partition.
   */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return records(Map.of("bootstrap.servers", bootstrapServers()), topic);
  }

  /** All records of a topic of any cluster. */
  static List<ConsumerRecord<byte[], byte[]>> records(
      Map<String, Object> connection, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(connection)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, PATIENCE).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (isBehind(consumer, ends)) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  /** The values in the order of their offsets, as text. */
  public List<String> texts(String topic) {
    return records(topic).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private static boolean isBehind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    Collection<Map.Entry<TopicPartition, Long>> entries = ends.entrySet();
    return entries.stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> connection) {
    Map<String, Object> properties = new HashMap<>(connection);
    properties.put("allow.auto.create.topics", "false");
    // Closing waits for the last fetch.
    properties.put("fetch.max.wait.ms", 10);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    try {
      kit.close();
    } catch (Exception e) {
      throw new IllegalStateException("the cluster can't be closed", e);
    }
  }
}
