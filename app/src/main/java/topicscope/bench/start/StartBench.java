package topicscope.bench.start;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.BrokerProcess;
import topicscope.bench.tool.ChildJvm;
import topicscope.bench.tool.Medians;

/**
 * Measures the time from the start of the launcher to the window, to its content and to the first
 * sample in it, and to the first line of commands; in turns with the least that a JVM needs for a
 * window and for a record.
 */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the program as a user does, on a topic of a broker in another process, and measures"
          + " until its window is on screen, until that has its content, and until the first sample"
          + " in it; and until the first line of commands.",
      "One line of JSON per case with the medians, ms. floorMs is the least for the same: a bare"
          + " JavaFX window with one label, a plain Kafka consumer; started in turns with the"
          + " program. kcatMs is there where kcat is installed. Without a display it draws into"
          + " memory."
    })
public final class StartBench extends Benchmark {
  private static final String TOPIC = "bench-start";
  private static final String WINDOW = "window";
  private static final String BARE_WINDOW = "bare window";
  private static final String BARE_CONSUMER = "bare consumer";
  private static final String KCAT = "kcat";
  private static final List<String> COMMANDS = List.of("tail", "fields");

  @Option(
      names = "--runs",
      defaultValue = "7",
      paramLabel = "N",
      description =
          "Starts, of which the median counts; one more before them isn't counted (default:"
              + " ${DEFAULT-VALUE}).")
  private int runs = 7;

  private final Map<String, List<Start>> starts = new LinkedHashMap<>();

  /**
   * A start.
   *
   * @param firstMs until the window or the first line
   * @param contentMs until the window has its content
   * @param sampleMs until the first sample; of a window with a topic only, as the one before
   */
  private record Start(double firstMs, double contentMs, double sampleMs) {
    static Start of(List<Double> times) {
      return new Start(times.getFirst(), times.get(times.size() / 2), times.getLast());
    }
  }

  @Override
  protected void measure() throws Exception {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs must be at least 1");
    }
    Path launcher = launcher();
    try (BrokerProcess broker = BrokerProcess.start()) {
      StartTopic.fill(broker.bootstrapServers(), TOPIC, i -> Integer.toString(i % 17));
      round(launcher, broker.bootstrapServers());
      starts.clear();
      for (int run = 0; run < runs; run++) {
        round(launcher, broker.bootstrapServers());
      }
    }
    double window = first(WINDOW);
    print(
        line("start")
            .put("case", WINDOW)
            .put("floorMs", Medians.rounded(first(BARE_WINDOW)))
            .put("windowMs", Medians.rounded(window))
            .put("contentMs", Medians.rounded(Medians.of(of(WINDOW), Start::contentMs)))
            .put("firstSampleMs", Medians.rounded(Medians.of(of(WINDOW), Start::sampleMs)))
            .put("timesFloor", Medians.rounded(window / first(BARE_WINDOW)))
            .put("runs", runs)
            .put(
                "slowestWindowMs",
                of(WINDOW).stream().mapToDouble(Start::firstMs).max().orElse(0)));
    for (String command : COMMANDS) {
      ObjectNode line =
          line("start")
              .put("case", command)
              .put("floorMs", Medians.rounded(first(BARE_CONSUMER)))
              .put("firstLineMs", Medians.rounded(first(command)))
              .put("timesFloor", Medians.rounded(first(command) / first(BARE_CONSUMER)))
              .put("runs", runs);
      print(of(KCAT).isEmpty() ? line : line.put("kcatMs", Medians.rounded(first(KCAT))));
    }
  }

  private List<Start> of(String name) {
    return starts.getOrDefault(name, List.of());
  }

  private double first(String name) {
    return Medians.of(of(name), Start::firstMs);
  }

  /** One start of each, in turns. */
  private void round(Path launcher, String servers) throws IOException {
    List<String> source = List.of("--bootstrap-server", servers, "--topic", TOPIC);
    keep(BARE_WINDOW, ChildJvm.alone(BareWindow.class, BareWindow.options()), "window ");
    keep(
        WINDOW,
        command(Stream.concat(Stream.of(launcher.toString()), source.stream()), "--report-start"),
        "window ",
        "content ",
        "sample ");
    keep(BARE_CONSUMER, ChildJvm.command(FirstRecord.class, List.of(), servers, TOPIC), "");
    for (String name : COMMANDS) {
      keep(
          name,
          command(
              Stream.concat(Stream.of(launcher.toString(), name), source.stream()),
              "--max-records",
              "10"),
          "");
    }
    if (isInstalled(KCAT)) {
      keep(
          KCAT,
          command(Stream.of(KCAT, "-C", "-b", servers, "-t", TOPIC), "-o", "beginning", "-c", "1"),
          "");
    }
  }

  private static ProcessBuilder command(Stream<String> words, String... more) {
    return new ProcessBuilder(Stream.concat(words, Stream.of(more)).toList())
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
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

  /**
   * Starts a program and keeps when it said each of the words, as ms since the epoch behind them;
   * when its first line came, for an empty word.
   */
  private void keep(String name, ProcessBuilder command, String... words) throws IOException {
    long began = System.currentTimeMillis();
    Process process = command.start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      List<Double> times = new ArrayList<>();
      for (String word : words) {
        times.add(awaited(name, said, word) - began);
      }
      // The next start begins after this one has ended.
      said.transferTo(Writer.nullWriter());
      process.waitFor();
      starts.computeIfAbsent(name, key -> new ArrayList<>()).add(Start.of(times));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static double awaited(String name, BufferedReader said, String what) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (what.isEmpty()) {
        return System.currentTimeMillis();
      }
      if (line.startsWith(what)) {
        return Double.parseDouble(line.substring(what.length()));
      }
    }
    throw new IOException(
        "'" + name + "' ended without printing " + (what.isEmpty() ? "a line" : what.strip()));
  }
}
