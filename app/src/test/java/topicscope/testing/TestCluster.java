package topicscope.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import topicscope.kafka.client.ClusterConnection;

/** A plain Kafka client for tests: creates topics, sends records, reads them back. */
public record TestCluster(String bootstrapServers) {
  public ClusterConnection connection() {
    return ClusterConnection.to(bootstrapServers);
  }

  /** Creates a topic with a unique name. */
  public String newTopic(int partitions) {
    String topic = SharedBroker.newTopicName();
    createTopic(topic, partitions);
    return topic;
  }

  /** Creates a topic with one partition and these records; returns its name. */
  public String topicOf(String... values) {
    String topic = newTopic(1);
    send(topic, values);
    return topic;
  }

  /** The arguments of a command that reads a topic of this cluster. */
  public String[] arguments(String command, String topic, String... more) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of(command, "--bootstrap-server", bootstrapServers, "--topic", topic));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  public void createTopic(String topic, int partitions) {
    createTopic(topic, partitions, Map.of());
  }

  public void createTopic(String topic, int partitions, Map<String, String> configs) {
    NewTopic created =
        new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(configs);
    try (Admin admin = admin()) {
      admin.createTopics(List.of(created)).all().get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  public void deleteTopic(String topic) {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Deletes the records of partition 0 before an offset. */
  public void deleteBefore(String topic, long offset) {
    try (Admin admin = admin()) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Commits an offset of partition 0 for a group, with a text. */
  public void commit(String group, String topic, long offset, String metadata) {
    try (Admin admin = admin()) {
      admin
          .alterConsumerGroupOffsets(
              group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset, metadata)))
          .all()
          .get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The sum of the offsets that a group has committed for all partitions of a topic. */
  public long committed(String group, String topic) {
    try (Admin admin = admin()) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(offset -> offset.getKey().topic().equals(topic))
          .mapToLong(offset -> offset.getValue().offset())
          .sum();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  public Set<String> topics() {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The consumer groups with a member that reads that topic. */
  public List<String> groupsThatRead(String topic) {
    try (Admin admin = admin()) {
      List<String> reading = new ArrayList<>();
      for (GroupListing group : admin.listGroups().all().get()) {
        if (reads(admin, group.groupId(), topic)) {
          reading.add(group.groupId());
        }
      }
      return reading;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean reads(Admin admin, String group, String topic)
      throws InterruptedException {
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(described -> described.members().stream())
          .flatMap(member -> member.assignment().topicPartitions().stream())
          .anyMatch(partition -> partition.topic().equals(topic));
    } catch (ExecutionException e) {
      // A group of another test that has gone meanwhile.
      return false;
    }
  }

  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new java.util.HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends text values to partition 0 and waits until they are acknowledged. */
  public void send(String topic, String... values) {
    send(Stream.of(values).map(value -> record(topic, 0, null, value)));
  }

  /**
   * Sends records and waits until they are acknowledged. In order and plainly: of a new topic, an
   * idempotent producer has left a partition's second batch unsent for two minutes.
   */
  public void send(Stream<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        producer(Map.of("enable.idempotence", false, "max.in.flight.requests.per.connection", 1))) {
      for (Future<?> sent : records.map(producer::send).toList()) {
        sent.get();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The values of the first {@code count} records of partition 0; waits for them, at most 30 s. */
  public List<String> values(String topic, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition first = new TopicPartition(topic, 0);
      consumer.assign(List.of(first));
      consumer.seekToBeginning(List.of(first));
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < count && System.nanoTime() < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
    }
    return values;
  }

  public void sendBytes(String topic, byte[] value) {
    send(Stream.of(new ProducerRecord<>(topic, 0, null, value)));
  }

  public static ProducerRecord<byte[], byte[]> record(
      String topic, int partition, Long timestampMs, String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, partition, timestampMs, null, bytes);
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
