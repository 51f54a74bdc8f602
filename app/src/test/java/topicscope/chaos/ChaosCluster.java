package topicscope.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DeleteTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;
import topicscope.client.ClientConfig;
import topicscope.demo.FreePort;
import topicscope.kafka.client.ClusterConnection;

/**
 * A real cluster of brokers in child JVMs. Topicscope reaches each through a {@link TcpProxy}; the
 * test itself and the brokers connect directly.
 *
 * <p>The controller runs in its own JVM and never fails. Otherwise a frozen or killed broker could
 * leave the others without a quorum for a minute, and the test would measure that instead of the
 * reader.
 */
final class ChaosCluster implements AutoCloseable {
  /** The lock of tests with such a cluster: two of them are too much for two cores. */
  static final String LOCK = "a cluster of several brokers";

  private static final Duration START = Duration.ofMinutes(3);
  private static final int CONTROLLER = 100;

  private final Path folder;
  private final List<Integer> ports;
  private final List<Integer> internal;
  private final List<TcpProxy> proxies = new ArrayList<>();
  private final BrokerProcess controller;
  private final List<BrokerProcess> brokers = new ArrayList<>();
  private final String directServers;
  private final String clientId = "topicscope-" + Uuid.randomUuid();
  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final Admin admin;

  /** A short timeout: the caller notices early that another broker is there. */
  private final Admin observer;

  /** Starts the brokers; returns when all of them answer. */
  static ChaosCluster start(int count) {
    return BrokerProcess.started(() -> new ChaosCluster(count));
  }

  private ChaosCluster(int count) {
    try {
      folder = Files.createTempDirectory("topicscope-chaos-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Integer> free = IntStream.range(0, 2 * count).mapToObj(i -> FreePort.find()).toList();
    ports = free.subList(0, count);
    internal = free.subList(count, 2 * count);
    int controllerPort = FreePort.find();
    String id = Uuid.randomUuid().toString();
    controller =
        new BrokerProcess(
            folder.resolve("controller"), controllerSettings(count, controllerPort), List.of(id));
    for (int i = 0; i < count; i++) {
      TcpProxy proxy = new TcpProxy(ports.get(i));
      proxies.add(proxy);
      Map<String, String> settings = settings(count, controllerPort);
      settings.put("process.roles", "broker");
      settings.put("node.id", Integer.toString(i + 1));
      settings.put(
          "listeners",
          "CLIENT://localhost:" + ports.get(i) + ",INTERNAL://localhost:" + internal.get(i));
      settings.put("inter.broker.listener.name", "INTERNAL");
      settings.put("advertised.listeners", advertised(proxy, internal.get(i)));
      brokers.add(new BrokerProcess(folder.resolve("broker-" + (i + 1)), settings, List.of(id)));
    }
    directServers =
        internal.stream().map(port -> "localhost:" + port).collect(Collectors.joining(","));
    admin = client(2_000);
    observer = client(500);
    try {
      BrokerProcess.awaitAnswers(
          admin, count, Stream.concat(Stream.of(controller), brokers.stream()).toList());
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  private Admin client(int patienceMs) {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            directServers,
            "reconnect.backoff.max.ms",
            200,
            "request.timeout.ms",
            patienceMs,
            "default.api.timeout.ms",
            5_000,
            // Otherwise it keeps asking a frozen broker that it takes for the controller.
            "metadata.max.age.ms",
            1_000));
  }

  /** The address for the test itself, without the proxies. */
  String directServers() {
    return directServers;
  }

  Admin admin() {
    return admin;
  }

  /** The address for Topicscope. */
  ClusterConnection connection() {
    return connection(
        proxies.stream()
            .map(proxy -> "localhost:" + proxy.port())
            .collect(Collectors.joining(",")));
  }

  /** The connection of a reader whose network must not fail. */
  ClusterConnection directConnection() {
    return connection(directServers);
  }

  private ClusterConnection connection(String servers) {
    return new ClusterConnection(servers, ClientConfig.vet(Map.of("client.id", clientId)));
  }

  /** The client id of this cluster's connections, which no other cluster's have. */
  String clientId() {
    return clientId;
  }

  /** The topics that were made here. */
  Set<String> topics() {
    return topics;
  }

  /** The broker of this id, counting from 1. */
  BrokerProcess broker(int id) {
    return brokers.get(id - 1);
  }

  List<BrokerProcess> brokers() {
    return brokers;
  }

  List<TcpProxy> proxies() {
    return proxies;
  }

  /**
   * Stops a broker, unless it is dead, and starts it at another address; the old port is closed.
   */
  void move(int id) {
    broker(id).stop();
    TcpProxy moved = new TcpProxy(ports.get(id - 1));
    proxies.set(id - 1, moved).close();
    broker(id).set("advertised.listeners", advertised(moved, internal.get(id - 1)));
    broker(id).start();
  }

  /** Makes the first replicas the leaders. */
  void electPreferred(String topic) {
    try {
      Set<TopicPartition> partitions =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .get(topic)
              .partitions()
              .stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .collect(Collectors.toSet());
      admin.electLeaders(ElectionType.PREFERRED, partitions).all().get();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      // Not needed, or not possible yet.
    }
  }

  /** The number of connections from Topicscope to the brokers. */
  int connections() {
    return proxies.stream().mapToInt(TcpProxy::connections).sum();
  }

  private static String advertised(TcpProxy proxy, int internalPort) {
    return "CLIENT://localhost:" + proxy.port() + ",INTERNAL://localhost:" + internalPort;
  }

  void createTopic(String topic, int partitions) {
    topics.add(topic);
    short replicas = (short) Math.min(3, brokers.size());
    try {
      admin
          .createTopics(
              List.of(new NewTopic(topic, Optional.of(partitions), Optional.of(replicas))),
              new CreateTopicsOptions().timeoutMs(5_000))
          .all()
          .get();
      awaitLeaders(topic, partitions);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Creates a topic without replicas: partition 0 on broker 1, partition 1 on broker 2, and so on.
   */
  void createUnreplicated(String topic, int partitions) {
    topics.add(topic);
    Map<Integer, List<Integer>> brokerOf = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      brokerOf.put(partition, List.of(partition + 1));
    }
    try {
      admin.createTopics(List.of(new NewTopic(topic, brokerOf))).all().get();
      awaitLeaders(topic, partitions);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds one partition on that broker; does not wait for its leader. */
  void addPartitionOn(String topic, int broker, int partitions) {
    try {
      admin
          .createPartitions(
              Map.of(topic, NewPartitions.increaseTo(partitions, List.of(List.of(broker)))))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds partitions, up to that number; returns when all have leaders. */
  void addPartitions(String topic, int partitions) {
    try {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
      awaitLeaders(topic, partitions);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Deletes the records before that offset, as retention does. */
  void deleteRecords(String topic, int partition, long before) {
    try {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Deletes a topic; retries if a broker doesn't answer. */
  void deleteTopic(String topic) {
    Awaitility.await().atMost(START).until(() -> isDeleted(topic));
  }

  private boolean isDeleted(String topic) throws InterruptedException {
    try {
      admin.deleteTopics(List.of(topic), new DeleteTopicsOptions().timeoutMs(2_000)).all().get();
      return true;
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException;
    }
  }

  /** The id of the broker that leads the partition, if one does. */
  Optional<Integer> leader(String topic, int partition) {
    try {
      return observer
          .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(2_000))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .stream()
          .filter(info -> info.partition() == partition)
          .map(TopicPartitionInfo::leader)
          .filter(node -> node != null && !node.isEmpty())
          .map(node -> node.id())
          .findFirst();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      return Optional.empty();
    }
  }

  /** The id of the preferred leader of the partition. */
  int firstReplica(String topic, int partition) {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .get(partition)
          .replicas()
          .getFirst()
          .id();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** The end offset for readers; -1 while it is unknown. */
  long end(String topic, int partition) {
    TopicPartition place = new TopicPartition(topic, partition);
    try {
      return observer
          .listOffsets(
              Map.of(place, OffsetSpec.latest()), new ListOffsetsOptions().timeoutMs(1_000))
          .partitionResult(place)
          .get()
          .offset();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      return -1;
    }
  }

  /** Waits until that many brokers have joined. */
  void awaitBrokers(int count) {
    Awaitility.await()
        .atMost(START)
        .ignoreExceptions()
        .until(() -> admin.describeCluster().nodes().get().size() == count);
  }

  void awaitLeaders(String topic, int partitions) {
    Awaitility.await()
        .atMost(START)
        .until(() -> IntStream.range(0, partitions).allMatch(i -> leader(topic, i).isPresent()));
  }

  /** Waits until every partition has all its replicas in sync. */
  void awaitInSync(String topic) {
    Awaitility.await()
        .atMost(START)
        .ignoreExceptions()
        .until(() ->
            admin
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .stream()
                .allMatch(partition -> partition.isr().size() == partition.replicas().size()));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    observer.close(Duration.ZERO);
    brokers.forEach(BrokerProcess::close);
    controller.close();
    proxies.forEach(TcpProxy::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> controllerSettings(int count, int port) {
    Map<String, String> settings = settings(count, port);
    settings.put("process.roles", "controller");
    settings.put("node.id", Integer.toString(CONTROLLER));
    settings.put("listeners", "CONTROLLER://localhost:" + port);
    return settings;
  }

  private static Map<String, String> settings(int count, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    String replicas = Integer.toString(Math.min(3, count));
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", CONTROLLER + "@localhost:" + controllerPort);
    settings.put(
        "listener.security.protocol.map",
        "CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("broker.session.timeout.ms", "1500");
    settings.put("broker.heartbeat.interval.ms", "200");
    // Short timeouts after a lost leader: a scenario mostly waits for a new one.
    settings.put("replica.fetch.backoff.ms", "100");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.retention.check.interval.ms", "1000");
    settings.put("log.initial.task.delay.ms", "500");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    return settings;
  }
}
