package topicscope.producer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;

/** A real KRaft cluster of one broker, which can be stopped and started again on its port. */
public final class TestCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Path folder = Files.createTempDirectory("topicscope-cluster-");
  private final Properties settings = new Properties();
  private KafkaRaftServer server;

  public TestCluster() throws Exception {
    this(Map.of());
  }

  public TestCluster(Map<String, String> more) throws Exception {
    String clients = "localhost:" + ChildBroker.freePort();
    String controller = "localhost:" + ChildBroker.freePort();
    settings.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("listeners", "PLAINTEXT://" + clients + ",CONTROLLER://" + controller),
            Map.entry("advertised.listeners", "PLAINTEXT://" + clients),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("controller.quorum.voters", "1@" + controller),
            Map.entry("log.dirs", folder.toString()),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152")));
    settings.putAll(more);
    ChildBroker.format(folder.toString());
    server = started();
  }

  private KafkaRaftServer started() {
    KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    starting.startup();
    return starting;
  }

  public String bootstrapServers() {
    return settings.getProperty("advertised.listeners").substring("PLAINTEXT://".length());
  }

  public void stopBroker() {
    server.shutdown();
    server.awaitShutdown();
  }

  public void startBroker() {
    server = started();
  }

  public void createTopic(String name, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
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
    stopBroker();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the cluster's data can't be removed", e);
    }
  }
}
