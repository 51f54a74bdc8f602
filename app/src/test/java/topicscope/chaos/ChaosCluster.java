package topicscope.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import topicscope.kafka.ClusterConnection;

/**
 * A real cluster of brokers in child JVMs. Topicscope reaches each through a {@link TcpProxy}; the
 * test itself, and the brokers among each other, go straight.
 */
final class ChaosCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final List<Integer> ports;
  private final List<TcpProxy> proxies = new ArrayList<>();
  private final List<BrokerProcess> brokers = new ArrayList<>();
  private final Admin admin;

  /** Starts the brokers; returns when all of them answer. */
  ChaosCluster(int count) {
    try {
      folder = Files.createTempDirectory("topicscope-chaos-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Integer> free = freePorts(3 * count);
    ports = free.subList(0, count);
    List<Integer> internal = free.subList(count, 2 * count);
    List<Integer> controllers = free.subList(2 * count, 3 * count);
    String voters =
        IntStream.range(0, count)
            .mapToObj(i -> (i + 1) + "@localhost:" + controllers.get(i))
            .collect(Collectors.joining(","));
    String id = Uuid.randomUuid().toString();
    for (int i = 0; i < count; i++) {
      TcpProxy proxy = new TcpProxy(ports.get(i));
      proxies.add(proxy);
      Map<String, String> settings = settings(count);
      settings.put("node.id", Integer.toString(i + 1));
      settings.put("controller.quorum.voters", voters);
      settings.put(
          "listeners",
          "CLIENT://localhost:"
              + ports.get(i)
              + ",INTERNAL://localhost:"
              + internal.get(i)
              + ",CONTROLLER://localhost:"
              + controllers.get(i));
      settings.put(
          "advertised.listeners",
          "CLIENT://localhost:" + proxy.port() + ",INTERNAL://localhost:" + internal.get(i));
      brokers.add(new BrokerProcess(folder.resolve("broker-" + (i + 1)), settings, List.of(id)));
    }
    directServers =
        internal.stream().map(port -> "localhost:" + port).collect(Collectors.joining(","));
    admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                directServers,
                "reconnect.backoff.max.ms",
                200,
                "request.timeout.ms",
                2_000));
    awaitBrokers(count);
  }

  private final String directServers;

  /** What the test itself connects to, past the proxies. */
  String directServers() {
    return directServers;
  }

  Admin admin() {
    return admin;
  }

  /** What Topicscope connects to. */
  ClusterConnection connection() {
    return ClusterConnection.to(
        proxies.stream()
            .map(proxy -> "localhost:" + proxy.port())
            .collect(Collectors.joining(",")));
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

  void createTopic(String topic, int partitions) {
    short replicas = (short) Math.min(3, brokers.size());
    try {
      admin
          .createTopics(
              List.of(new NewTopic(topic, Optional.of(partitions), Optional.of(replicas))))
          .all()
          .get();
      awaitLeaders(topic, partitions);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Deletes a topic and waits until nobody knows it any more. */
  void deleteTopic(String topic) {
    try {
      admin.deleteTopics(List.of(topic)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** The id of the broker that leads the partition, if one does. */
  Optional<Integer> leader(String topic, int partition) {
    try {
      return admin
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

  /** Where the partition ends for readers; -1 while nobody can say. */
  long end(String topic, int partition) {
    TopicPartition place = new TopicPartition(topic, partition);
    try {
      return admin
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
    brokers.forEach(BrokerProcess::close);
    proxies.forEach(TcpProxy::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(int count) {
    Map<String, String> settings = new HashMap<>();
    String replicas = Integer.toString(Math.min(3, count));
    settings.put("process.roles", "broker,controller");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "INTERNAL");
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
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.retention.check.interval.ms", "1000");
    settings.put("log.initial.task.delay.ms", "500");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    return settings;
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
