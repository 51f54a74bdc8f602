package topicscope.bench.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.ChildJvm;
import topicscope.bench.tool.Medians;
import topicscope.bench.tool.PseudoTerminal;
import topicscope.platform.Loop;

/** Measures what a plot in a terminal costs. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the CPU time of a plot in a terminal: the whole command, at ten frames a second,"
          + " with new samples in each. Beside it Kafka's consumer, which writes as many bytes and"
          + " draws nothing (floor), and kcat with ttyplot on one series, where they are"
          + " installed.",
      "One line of JSON, in ms of CPU time per second."
    })
public final class PlotBench extends Benchmark {
  private static final String MANY = "bench-plot-series";
  private static final String ONE = "bench-plot-one";
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final int FRAMES = 10;

  @Option(
      names = "--series",
      defaultValue = "8",
      paramLabel = "N",
      description = "Series, up to 8 (default: ${DEFAULT-VALUE}).")
  private int series = 8;

  @Option(
      names = "--samples",
      defaultValue = "100000",
      paramLabel = "N",
      description = "Samples of each in the window (default: ${DEFAULT-VALUE}).")
  private int samples = 100_000;

  @Option(
      names = "--size",
      defaultValue = "200x50",
      paramLabel = "WxH",
      description = "Size of the terminal in cells (default: ${DEFAULT-VALUE}).")
  private String size = "200x50";

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      paramLabel = "S",
      description = "How long before measuring, in seconds (default: ${DEFAULT-VALUE}).")
  private int warmUp = 20;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      paramLabel = "N",
      description = "How long to measure (default: ${DEFAULT-VALUE}).")
  private int seconds = 20;

  /** What a program costs. */
  private record Cost(double cpuMsPerSecond, double bytesPerFrame) {}

  @Override
  protected void measure() throws Exception {
    if (series < 1 || series > 8 || samples < 1 || seconds < 1 || !size.matches("\\d+x\\d+")) {
      throw new IllegalArgumentException("--series is from 1 to 8, --size such as 200x50");
    }
    try (BrokerProcess broker = BrokerProcess.start()) {
      String servers = broker.bootstrapServers();
      create(servers);
      try (KafkaProducer<byte[], byte[]> producer = producer(servers, Map.of("linger.ms", 5))) {
        for (long i = 0; i < samples; i++) {
          send(producer, i);
        }
        producer.flush();
        long[] next = {samples};
        try (Loop sender =
            Loop.interruptible(
                    "sender",
                    () -> {
                      send(producer, next[0]++);
                      return BETWEEN;
                    },
                    failure -> {})
                .start()) {
          print(measured(servers));
          sender.stop();
        }
      }
    }
  }

  private ObjectNode measured(String servers) throws IOException, InterruptedException {
    Cost own =
        cost(
            ChildJvm.likeThis(
                PlotProgram.class,
                List.of(),
                "--bootstrap-server",
                servers,
                "--topic",
                MANY,
                "--points",
                samples));
    Cost floor =
        cost(
            ChildJvm.likeThis(
                PlotFloor.class, List.of(), servers, MANY, Math.round(own.bytesPerFrame())));
    ObjectNode line =
        line("plot")
            .put("cpuMsPerSecond", Medians.rounded(own.cpuMsPerSecond()))
            .put("floorCpuMsPerSecond", Medians.rounded(floor.cpuMsPerSecond()))
            .put("bytesPerFrame", Math.round(own.bytesPerFrame()));
    if (isInstalled("kcat") && isInstalled("ttyplot")) {
      String pipe = "kcat -C -u -q -o end -b " + servers + " -t " + ONE + " | ttyplot";
      Cost peer = cost(new ProcessBuilder("sh", "-c", pipe));
      line.put("kcatTtyplotCpuMsPerSecond", Medians.rounded(peer.cpuMsPerSecond()));
    }
    return line.put("series", series)
        .put("samples", samples)
        .put("size", size)
        .put("seconds", seconds);
  }

  private Cost cost(ProcessBuilder program) throws IOException, InterruptedException {
    String[] cells = size.split("x", -1);
    AtomicLong bytes = new AtomicLong();
    try (PseudoTerminal terminal =
        new PseudoTerminal(
            Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), new Counting(bytes))) {
      Process process =
          terminal.give(program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        TimeUnit.SECONDS.sleep(warmUp);
        long cpuBefore = cpuNanos(process);
        long bytesBefore = bytes.get();
        long before = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double took = (System.nanoTime() - before) / 1e9;
        if (!process.isAlive() || bytes.get() == 0) {
          throw new IOException("nothing was drawn by " + program.command().getFirst());
        }
        return new Cost(
            (cpuNanos(process) - cpuBefore) / 1e6 / took,
            (bytes.get() - bytesBefore) / took / FRAMES);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** Counts bytes and drops them. */
  private static final class Counting extends OutputStream {
    private final AtomicLong bytes;

    Counting(AtomicLong bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int one) {
      bytes.incrementAndGet();
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes.addAndGet(length);
    }
  }

  /** Of a process and those it has started. */
  private static long cpuNanos(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      return new ProcessBuilder("sh", "-c", "command -v " + program)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, long at) {
    String values =
        IntStream.range(0, series)
            .mapToObj(i -> String.format(Locale.ROOT, "\"s%d\":%.3f", i + 1, value(i, at)))
            .collect(Collectors.joining(",", "{", "}"));
    var _ = producer.send(new ProducerRecord<>(MANY, values.getBytes(StandardCharsets.UTF_8)));
    if (at >= samples) {
      String one = String.format(Locale.ROOT, "%.3f", value(0, at));
      var _ = producer.send(new ProducerRecord<>(ONE, one.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static double value(int series, long at) {
    return 50 + 25 * Math.sin(at * 2e-4 + series) + 5 * Math.sin(at * 0.7 + series * 31);
  }

  private static void create(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(MANY, Optional.of(1), Optional.empty()),
                  new NewTopic(ONE, Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
  }
}
