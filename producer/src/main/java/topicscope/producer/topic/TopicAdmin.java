package topicscope.producer.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import topicscope.client.ClientConfig;
import topicscope.client.PortProbe;

/**
 * Asks a cluster about its topics. Every call is bounded to ten seconds and fails with a message
 * for the user. One thread uses it.
 */
public final class TopicAdmin implements AutoCloseable {
  private static final Duration PROBE = Duration.ofSeconds(3);
  private static final int PATIENCE_MILLIS = 10_000;

  private final Admin admin;

  private TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /**
   * Connects.
   *
   * @throws TopicException if no server answers as a broker does
   */
  public static TopicAdmin connect(String bootstrapServers, ClientConfig config)
      throws TopicException {
    Optional<String> failure = PortProbe.failure(bootstrapServers, config.encrypted(), PROBE);
    if (failure.isPresent()) {
      throw new TopicException("can't reach " + failure.get());
    }
    Map<String, Object> properties = new LinkedHashMap<>(config.forKafka());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    properties.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    try {
      return new TopicAdmin(Admin.create(properties));
    } catch (KafkaException e) {
      throw new TopicException(message(e));
    }
  }

  /**
   * Makes a topic.
   *
   * @param partitions how many; empty for as many as the cluster thinks right
   * @param replicas how many brokers hold each; empty for as many as the cluster thinks right
   * @return false if there is one of this name already; then nothing is changed
   */
  public boolean create(
      String name, OptionalInt partitions, OptionalInt replicas, Map<String, String> config)
      throws TopicException {
    NewTopic topic =
        new NewTopic(
                name,
                partitions.isPresent() ? Optional.of(partitions.getAsInt()) : Optional.empty(),
                replicas.isPresent() ? Optional.of((short) replicas.getAsInt()) : Optional.empty())
            .configs(config);
    try {
      await(admin.createTopics(List.of(topic)).all());
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw new TopicException(message(e));
    }
  }

  /** Deletes a topic. */
  public void delete(String name) throws TopicException {
    try {
      await(admin.deleteTopics(List.of(name)).all());
    } catch (ExecutionException e) {
      throw new TopicException(message(e));
    }
  }

  /**
   * The topics' names in their order, each with its number of partitions; without internal ones.
   */
  public Map<String, Integer> list() throws TopicException {
    try {
      Collection<String> names =
          await(admin.listTopics(new ListTopicsOptions().listInternal(false)).names());
      Map<String, Integer> topics = new TreeMap<>();
      await(admin.describeTopics(names).allTopicNames())
          .forEach((name, topic) -> topics.put(name, topic.partitions().size()));
      return topics;
    } catch (ExecutionException e) {
      throw new TopicException(message(e));
    }
  }

  /** What a topic is made of. */
  public TopicFacts describe(String name) throws TopicException {
    try {
      TopicDescription topic =
          onlyOne(await(admin.describeTopics(List.of(name)).allTopicNames()).values());
      List<TopicPartition> partitions =
          topic.partitions().stream()
              .map(partition -> new TopicPartition(name, partition.partition()))
              .toList();
      Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
      Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
      List<TopicFacts.Partition> facts = new ArrayList<>();
      for (TopicPartitionInfo partition : topic.partitions()) {
        TopicPartition key = new TopicPartition(name, partition.partition());
        facts.add(
            new TopicFacts.Partition(
                partition.partition(),
                Optional.ofNullable(partition.leader()).map(Node::id),
                ids(partition.replicas()),
                ids(partition.isr()),
                first.getOrDefault(key, 0L),
                end.getOrDefault(key, 0L)));
      }
      return new TopicFacts(name, topic.topicId().toString(), facts, settings(name));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new TopicException("the cluster has no topic '" + name + "'");
      }
      throw new TopicException(message(e));
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
      throws TopicException, ExecutionException {
    Map<TopicPartition, OffsetSpec> question = new LinkedHashMap<>();
    partitions.forEach(partition -> question.put(partition, spec));
    Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
    await(admin.listOffsets(question).all())
        .forEach((partition, result) -> offsets.put(partition, result.offset()));
    return offsets;
  }

  /** The settings that differ from the cluster's. */
  private Map<String, String> settings(String name) throws TopicException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Map<String, String> settings = new TreeMap<>();
    onlyOne(await(admin.describeConfigs(List.of(resource)).all()).values()).entries().stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .forEach(entry -> settings.put(entry.name(), String.valueOf(entry.value())));
    return settings;
  }

  /** The answer to a question about one thing. */
  private static <T> T onlyOne(Collection<T> answers) {
    return answers.iterator().next();
  }

  private static List<Integer> ids(List<Node> nodes) {
    return nodes.stream().map(Node::id).toList();
  }

  private static <T> T await(KafkaFuture<T> future) throws TopicException, ExecutionException {
    try {
      return future.get(PATIENCE_MILLIS + 1000L, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TopicException("the cluster doesn't answer within 10 s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted");
    }
  }

  private static String message(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
