package topicscope.bench.latency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.plot.Display;

/**
 * The programs of {@link LatencyBench}, one after the other in the same window, in a JVM of their
 * own. A bare consumer runs beside each.
 *
 * <p>Arguments: bootstrap servers, records per second, seconds, seconds of warm-up.
 */
final class LatencyChild {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;
  private static final long LOOK_MS = 100;
  private static final long MAX_WAIT_NANOS = 60_000_000_000L;

  private final String servers;
  private final long measureMs;
  private final long warmUpMs;
  private final Map<Long, RecordTimes> bare = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Double> statusLine = new ConcurrentLinkedQueue<>();
  private final Stage stage;

  private LatencyChild(String servers, long measureMs, long warmUpMs) {
    this.servers = servers;
    this.measureMs = measureMs;
    this.warmUpMs = warmUpMs;
    Display.startToolkit();
    stage =
        onFx(() -> {
          Platform.setImplicitExit(false);
          Stage window = new Stage();
          window.setTitle("topicscope bench");
          return window;
        });
  }

  /** Runs the measurement. */
  public static void main(String[] args) throws IOException {
    Process sender = LatencySender.command(args[0], args[1]).start();
    int exitCode = 1;
    try {
      long measureMs = Long.parseLong(args[2]) * 1_000;
      long warmUpMs = Long.parseLong(args[3]) * 1_000;
      LatencyChild child = new LatencyChild(args[0], measureMs, warmUpMs);
      System.out.println(child.run().put("recordsPerSecond", Integer.parseInt(args[1])));
      exitCode = 0;
    } catch (InterruptedException | RuntimeException e) {
      System.err.println("The latency can't be measured: " + e);
    }
    sender.destroy();
    // Also ends the threads of JavaFX.
    System.exit(exitCode);
  }

  private ObjectNode run() throws InterruptedException {
    BareConsumer floor =
        new BareConsumer(
            servers, polled -> polled.forEach(record -> bare.put(record.offset(), record)));
    try {
      List<RecordTimes> topicscope =
          measure(appended -> new TopicscopeSubject(servers, appended::add, this::drawn));
      List<Double> drawn = List.copyOf(statusLine);
      List<RecordTimes> stock = measure(appended -> new StockSubject(servers, appended::add));
      return line(topicscope, drawn, stock);
    } finally {
      floor.end();
    }
  }

  private void drawn(long newestMs) {
    statusLine.add((double) (System.currentTimeMillis() - newestMs));
  }

  /** Shows a program and returns the times of its records, without those of the warm-up. */
  private List<RecordTimes> measure(
      Function<ConcurrentLinkedQueue<RecordTimes>, LatencySubject> program)
      throws InterruptedException {
    ConcurrentLinkedQueue<RecordTimes> appended = new ConcurrentLinkedQueue<>();
    LatencySubject subject = onFx(() -> program.apply(appended));
    FrameTimes frames =
        onFx(() -> {
          Scene scene = new Scene(subject.root(), WIDTH, HEIGHT);
          stage.setScene(scene);
          stage.show();
          return new FrameTimes(subject, scene, appended);
        });
    onFx(() -> {
      frames.start();
      return frames;
    });
    awaitShown(frames, 0);
    Thread.sleep(warmUpMs);
    statusLine.clear();
    long from = RecordTimes.nowMicros();
    Thread.sleep(measureMs);
    awaitShown(frames, from);
    List<RecordTimes> shown = onFx(frames::end);
    subject.end();
    return shown.stream().filter(record -> record.madeMicros() >= from).toList();
  }

  private static void awaitShown(FrameTimes frames, long madeMicros) throws InterruptedException {
    long deadline = System.nanoTime() + MAX_WAIT_NANOS;
    while (!onFx(() -> frames.hasShown(madeMicros))) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("no record was shown within a minute");
      }
      Thread.sleep(LOOK_MS);
    }
  }

  private ObjectNode line(
      List<RecordTimes> topicscope, List<Double> drawn, List<RecordTimes> stock) {
    ObjectNode line = Benchmark.line("latency").put("unit", "ms");
    put(line, topicscope, RecordTimes::totalMs);
    ObjectNode stages = line.putObject("stages");
    for (RecordTimes.Stage stage : RecordTimes.Stage.values()) {
      put(
          stages.putObject(stage.name().toLowerCase(Locale.ROOT)),
          topicscope,
          record -> record.ms(stage));
    }
    List<RecordTimes> arrived =
        topicscope.stream().map(RecordTimes::offset).map(bare::get).toList();
    put(line.putObject("bareConsumer"), arrived, RecordTimes::totalMs);
    put(line.putObject("lineChart"), stock, RecordTimes::totalMs);
    put(line.putObject("statusLine"), drawn, ms -> ms);
    return line.put("records", topicscope.size());
  }

  private static <T> void put(ObjectNode to, List<T> all, ToDoubleFunction<T> ms) {
    double[] sorted = all.stream().mapToDouble(ms).sorted().toArray();
    to.put("p50", Medians.rounded(percentile(sorted, 50)));
    to.put("p99", Medians.rounded(percentile(sorted, 99)));
    to.put("mean", Medians.rounded(Arrays.stream(sorted).average().orElseThrow()));
  }

  private static double percentile(double[] sorted, int of) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * of / 100.0) - 1)];
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, Platform::runLater).join();
  }
}
