package topicscope.bench.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.Medians;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.GroupMonitor;

/** Measures what the lag of groups costs on our side. */
@Command(
    name = "lag",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the CPU time that the lag of groups takes in this process, asked for once a second,"
          + " as numbers and as times. Beside it a loop that sends the same two requests and looks"
          + " at no answer (floor), and nothing at all (idle); the broker is another process.",
      "One line of JSON, in ms of CPU time per second."
    })
public final class LagBench extends Benchmark {
  private static final String TOPIC = "bench-lag";
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final int WARM_UP_S = 20;

  @Option(
      names = "--groups",
      defaultValue = "5",
      paramLabel = "N",
      description = "Groups (default: ${DEFAULT-VALUE}).")
  private int groups = 5;

  @Option(
      names = "--partitions",
      defaultValue = "100",
      paramLabel = "N",
      description = "Partitions of the topic (default: ${DEFAULT-VALUE}).")
  private int partitions = 100;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      paramLabel = "N",
      description = "How long to measure each, after a warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds = 20;

  @Override
  protected void measure() throws Exception {
    if (groups < 1 || partitions < 1 || seconds < 1) {
      throw new IllegalArgumentException("--groups, --partitions and --seconds are at least 1");
    }
    try (BrokerProcess broker = BrokerProcess.start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      Set<String> names = prepare(admin);
      warmUp(broker, admin, names);
      double idle = cpuMsPerSecond(() -> {});
      double floor = cpuMsPerSecond(floor(admin, names, EVERY));
      AtomicLong answers = new AtomicLong();
      GroupMonitor monitor = monitor(broker, EVERY, answers);
      monitor.want(new GroupMonitor.Wanted(names, Set.of(), false, false));
      double lag = cpuMsPerSecond(() -> {});
      double requests = monitor.requestsPerSecond();
      monitor.want(new GroupMonitor.Wanted(names, names, false, false));
      double times = cpuMsPerSecond(monitor::close);
      print(
          line("lag")
              .put("cpuMsPerSecond", Medians.rounded(lag - idle))
              .put("asTimesCpuMsPerSecond", Medians.rounded(times - idle))
              .put("floorCpuMsPerSecond", Medians.rounded(floor - idle))
              .put("idleCpuMsPerSecond", Medians.rounded(idle))
              .put("requestsPerSecond", Medians.rounded(requests))
              .put("answers", answers.get())
              .put("groups", groups)
              .put("partitions", partitions)
              .put("seconds", seconds));
    }
  }

  /** Asks often for a while, so that what is measured is compiled, as after a few hours. */
  private void warmUp(BrokerProcess broker, Admin admin, Set<String> names)
      throws InterruptedException {
    Runnable floor = floor(admin, names, OFTEN);
    try (GroupMonitor monitor = monitor(broker, OFTEN, new AtomicLong())) {
      monitor.want(new GroupMonitor.Wanted(names, names, false, false));
      TimeUnit.SECONDS.sleep(WARM_UP_S);
    } finally {
      floor.run();
    }
  }

  private static GroupMonitor monitor(BrokerProcess broker, Duration every, AtomicLong answers) {
    return GroupMonitor.start(
        ClusterConnection.to(broker.bootstrapServers()),
        TOPIC,
        every,
        answer -> answers.incrementAndGet());
  }

  private Set<String> prepare(Admin admin) throws Exception {
    admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1))).all().get();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    all().forEach(partition -> offsets.put(partition, new OffsetAndMetadata(0)));
    Set<String> names = new HashSet<>();
    for (int i = 0; i < groups; i++) {
      names.add("bench-group-" + i);
      admin.alterConsumerGroupOffsets("bench-group-" + i, offsets).all().get();
    }
    return names;
  }

  private List<TopicPartition> all() {
    return IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(TOPIC, i)).toList();
  }

  /** Begins to ask; what it returns ends that. */
  private Runnable floor(Admin admin, Set<String> names, Duration every) {
    Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
    names.forEach(
        name -> specs.put(name, new ListConsumerGroupOffsetsSpec().topicPartitions(all())));
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    all().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    Thread loop =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                while (true) {
                  admin.listConsumerGroupOffsets(specs).all().get();
                  admin.listOffsets(ends).all().get();
                  TimeUnit.MILLISECONDS.sleep(every.toMillis());
                }
              } catch (Exception e) {
                // It is to end.
              }
            });
    return loop::interrupt;
  }

  private double cpuMsPerSecond(Runnable end) throws InterruptedException {
    try {
      TimeUnit.SECONDS.sleep(2);
      long before = cpuNanos();
      long began = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      return (cpuNanos() - before) / 1e6 / ((System.nanoTime() - began) / 1e9);
    } finally {
      end.run();
    }
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
