package topicscope.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.Medians;

/**
 * Measures the time from the start of the launcher to the window, and to the first sample in it.
 */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the program as a user does, on a topic of a broker in another process, and measures"
          + " until the first frame of its window and until the first sample in it.",
      "One line of JSON with the medians, ms. Without a display it draws into memory."
    })
final class StartBench extends Benchmark {
  private static final String TOPIC = "bench-start";

  @Option(
      names = "--runs",
      defaultValue = "7",
      paramLabel = "N",
      description =
          "Starts, of which the median counts; one more before them isn't counted (default:"
              + " ${DEFAULT-VALUE}).")
  private int runs = 7;

  private record Start(double windowMs, double firstSampleMs) {}

  @Override
  protected void measure() throws Exception {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs must be at least 1");
    }
    Path launcher = launcher();
    List<Start> starts = new ArrayList<>();
    try (BrokerProcess broker = BrokerProcess.start()) {
      fill(broker.bootstrapServers());
      start(launcher, broker.bootstrapServers());
      for (int run = 0; run < runs; run++) {
        starts.add(start(launcher, broker.bootstrapServers()));
      }
    }
    print(
        line("start")
            .put("windowMs", median(starts, Start::windowMs))
            .put("firstSampleMs", median(starts, Start::firstSampleMs))
            .put("runs", runs)
            .put("slowestWindowMs", starts.stream().mapToDouble(Start::windowMs).max().orElse(0)));
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    return Medians.rounded(Medians.of(starts, figure));
  }

  /** The launcher that this program was started with. */
  private static Path launcher() {
    String home = System.getProperty("topicscope.home");
    boolean windows = File.separatorChar == '\\';
    Path launcher =
        Path.of(home == null ? "" : home, "bin", windows ? "topicscope.cmd" : "topicscope");
    if (home == null || !Files.isExecutable(launcher)) {
      throw new IllegalStateException(
          "this measures the launcher: build with mvn -DskipTests package and run"
              + " app/target/topicscope/bin/topicscope bench start");
    }
    return launcher;
  }

  private static void fill(String servers) {
    try (KafkaProducer<byte[], byte[]> producer = producer(servers, Map.of())) {
      for (int i = 0; i < 200; i++) {
        byte[] value = Integer.toString(i % 17).getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(TOPIC, value));
      }
      producer.flush();
    }
  }

  private static Start start(Path launcher, String servers) throws IOException {
    long began = System.currentTimeMillis();
    Process process =
        new ProcessBuilder(
                launcher.toString(),
                "--bootstrap-server",
                servers,
                "--topic",
                TOPIC,
                "--report-start")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      double window = awaited(said, "window ") - began;
      double sample = awaited(said, "sample ") - began;
      // The next start begins after this one has ended.
      process.waitFor();
      return new Start(window, sample);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static double awaited(BufferedReader said, String what) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(what)) {
        return Double.parseDouble(line.substring(what.length()));
      }
    }
    throw new IOException("the program ended without printing '" + what.strip() + "'");
  }
}
