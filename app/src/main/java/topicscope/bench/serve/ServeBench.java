package topicscope.bench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.serve.ServeChild.Server;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.ChildJvm;
import topicscope.bench.tool.Medians;

/** Measures the page: what a client costs, what one that doesn't read costs, and how late it is. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "The read-only page, with ten series and ten messages a second, in a process of its own.",
      "cpu: what a client costs the server, beside a bare socket that gets as many bytes (floor),"
          + " and Javalin's own events that write JSON for each client (peer).",
      "slow: 50 clients of which 10 never read: heap and records read.",
      "latency: from making a record to the frame of the page that shows it, in a Chromium without"
          + " a window if one is installed; else to the arrival at a client."
    })
public final class ServeBench extends Benchmark {
  private static final String TOPIC = "bench-serve";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RATE = 100;
  private static final int SLOW_RATE = 1_000;

  @Option(
      names = "--clients",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many clients (default: ${DEFAULT-VALUE}).")
  private int clients = 20;

  @Option(
      names = "--seconds",
      defaultValue = "15",
      paramLabel = "N",
      description = "How long to measure each case (default: ${DEFAULT-VALUE}).")
  private int seconds = 15;

  @Option(
      names = "--warm-up",
      defaultValue = "8",
      paramLabel = "N",
      description = "Seconds before each of them (default: ${DEFAULT-VALUE}).")
  private int warmUp = 8;

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "Only this case: ${COMPLETION-CANDIDATES}; may be repeated.")
  private Set<Case> cases = EnumSet.allOf(Case.class);

  /** What is measured. */
  private enum Case {
    CPU,
    LATENCY,
    SLOW
  }

  /** What a server says of itself. */
  private record Reading(long cpuNanos, long heapBytes, long decoded) {}

  /** A server that runs. */
  private static final class Running implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;
    private final int port;

    Running(Server kind, String servers, int bytes) throws IOException {
      process =
          ChildJvm.command(ServeChild.class, List.of("-Xmx256m"), kind, servers, TOPIC, bytes)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      answers = process.inputReader(StandardCharsets.UTF_8);
      questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
      port = Integer.parseInt(line());
    }

    private String line() throws IOException {
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("the server has ended");
      }
      return line;
    }

    Reading ask(String what) throws IOException {
      questions.println(what);
      long[] figures = Arrays.stream(line().split(" ")).mapToLong(Long::parseLong).toArray();
      return new Reading(figures[0], figures[1], figures[2]);
    }

    @Override
    public void close() throws IOException {
      questions.close();
      process.destroy();
    }
  }

  @Override
  protected void measure() throws Exception {
    if (clients < 1 || seconds < 1 || warmUp < 1) {
      throw new IllegalArgumentException("--clients, --seconds and --warm-up must be at least 1");
    }
    try (BrokerProcess broker = BrokerProcess.start()) {
      String servers = broker.bootstrapServers();
      for (Case one : cases) {
        int rate = one == Case.SLOW ? SLOW_RATE : RATE;
        Process sender = ServeSender.command(servers, TOPIC, rate).start();
        try {
          print(
              switch (one) {
                case CPU -> cpu(servers);
                case LATENCY -> latency(servers);
                case SLOW -> slow(servers);
              });
        } finally {
          sender.destroy();
        }
      }
    }
  }

  private ObjectNode cpu(String servers) throws IOException, InterruptedException {
    ObjectNode line = line("serve").put("case", "cpu").put("clients", clients);
    int bytes = (int) cpu(line, "topicscope", Server.TOPICSCOPE, servers, 0);
    cpu(line, "floor", Server.FLOOR, servers, Math.max(1, bytes));
    cpu(line, "peer", Server.PEER, servers, 0);
    return line.put("unit", "ms of CPU per client and second").put("messageBytes", bytes);
  }

  /** Adds what a client costs; returns the bytes of a message. */
  private long cpu(ObjectNode line, String name, Server kind, String servers, int bytes)
      throws IOException, InterruptedException {
    try (Running server = new Running(kind, servers, bytes)) {
      List<StreamClient> all = new ArrayList<>();
      try {
        for (int i = 0; i < clients; i++) {
          all.add(new StreamClient(server.port, true));
        }
        // With clients first: what they make the JVM compile is not theirs.
        Thread.sleep(2_000L * warmUp);
        long before = bytes(all);
        double with = cpuMs(server);
        long after = bytes(all);
        for (StreamClient client : all) {
          client.close();
        }
        Thread.sleep(2_000);
        line.put(name, Medians.rounded((with - cpuMs(server)) / clients));
        return (after - before) / clients / seconds / 10;
      } finally {
        for (StreamClient client : all) {
          client.close();
        }
      }
    }
  }

  /** The CPU of a second, ms. */
  private double cpuMs(Running server) throws IOException, InterruptedException {
    long before = server.ask("cpu").cpuNanos();
    Thread.sleep(seconds * 1_000L);
    return (server.ask("cpu").cpuNanos() - before) / 1e6 / seconds;
  }

  private static long bytes(List<StreamClient> all) {
    return all.stream().mapToLong(StreamClient::bytes).sum();
  }

  private ObjectNode slow(String servers) throws IOException, InterruptedException {
    try (Running server = new Running(Server.TOPICSCOPE, servers, 0)) {
      List<StreamClient> all = new ArrayList<>();
      try {
        Thread.sleep(warmUp * 1_000L);
        for (int i = 0; i < 50; i++) {
          all.add(new StreamClient(server.port, i % 5 != 0));
        }
        Thread.sleep(2_000);
        Reading first = server.ask("heap");
        long start = System.nanoTime();
        Thread.sleep(seconds * 1_000L);
        Reading last = server.ask("heap");
        double took = (System.nanoTime() - start) / 1e9;
        return line("serve")
            .put("case", "slow")
            .put("clients", 50)
            .put("neverRead", 10)
            .put("heapMbBefore", Medians.rounded(first.heapBytes() / 1e6))
            .put("heapMbAfter", Medians.rounded(last.heapBytes() / 1e6))
            .put(
                "samplesMb",
                Medians.rounded(
                    (last.decoded() - first.decoded()) * ServeSender.SERIES * 16.7 / 1e6))
            .put("sentPerSecond", SLOW_RATE)
            .put("decodedPerSecond", Medians.rounded((last.decoded() - first.decoded()) / took));
      } finally {
        for (StreamClient client : all) {
          client.close();
        }
      }
    }
  }

  private ObjectNode latency(String servers) throws IOException, InterruptedException {
    Optional<File> browser = ChromiumPage.browser();
    List<double[]> shown;
    try (Running server = new Running(Server.TOPICSCOPE, servers, 0)) {
      shown = browser.isPresent() ? inBrowser(browser.get(), server.port) : atClient(server.port);
    }
    double[] late = late(shown, times(servers));
    return line("serve")
        .put("case", "latency")
        .put("browser", browser.map(File::getName).orElse("none: arrival at a client"))
        .put("unit", "ms")
        .put("p50", Medians.rounded(percentile(late, 50)))
        .put("p99", Medians.rounded(percentile(late, 99)))
        .put("mean", Medians.rounded(Arrays.stream(late).average().orElseThrow()))
        .put("frames", shown.size())
        .put("records", late.length);
  }

  /** When the page had painted what: pairs of the clock and the newest time shown, ms. */
  private List<double[]> inBrowser(File browser, int port)
      throws IOException, InterruptedException {
    try (ChromiumPage page = ChromiumPage.open(browser, "http://127.0.0.1:" + port + "/")) {
      page.run(
          "window.shown = []; document.addEventListener('painted', event => shown.push("
              + "[event.detail.atMs, event.detail.latest[0].latestMs]))");
      Thread.sleep(warmUp * 1_000L);
      page.run("window.shown = []");
      Thread.sleep(seconds * 1_000L);
      List<double[]> shown = new ArrayList<>();
      for (JsonNode pair : JSON.readTree(page.run("JSON.stringify(shown)"))) {
        shown.add(new double[] {pair.get(0).asDouble(), pair.get(1).asDouble()});
      }
      return shown;
    }
  }

  private List<double[]> atClient(int port) throws IOException {
    List<double[]> shown = new ArrayList<>();
    try (StreamReader stream = new StreamReader(port)) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp + seconds);
      long from = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
      while (System.nanoTime() < end) {
        double newest = stream.nextNewestMs();
        if (System.nanoTime() >= from) {
          shown.add(new double[] {System.currentTimeMillis(), newest});
        }
      }
    }
    return shown;
  }

  /** How late each record was: shown by the first frame whose newest time is not before its own. */
  private static double[] late(List<double[]> shown, List<Long> times) {
    List<Double> late = new ArrayList<>();
    for (int i = 1; i < shown.size(); i++) {
      double before = shown.get(i - 1)[1];
      double[] frame = shown.get(i);
      times.stream()
          .filter(time -> time > before && time <= frame[1])
          .forEach(time -> late.add(frame[0] - time));
    }
    if (late.isEmpty()) {
      throw new IllegalStateException("no record was shown");
    }
    return late.stream().mapToDouble(ms -> ms).sorted().toArray();
  }

  /** The times of all records. */
  private static List<Long> times(String servers) {
    List<Long> times = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition first = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(first));
      consumer.seekToBeginning(List.of(first));
      long end = consumer.endOffsets(List.of(first)).getOrDefault(first, 0L);
      while (consumer.position(first) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          times.add(record.timestamp());
        }
      }
    }
    return times;
  }

  private static double percentile(double[] sorted, int of) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * of / 100.0) - 1)];
  }
}
