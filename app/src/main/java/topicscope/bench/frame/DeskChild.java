package topicscope.bench.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import topicscope.bench.tool.Medians;
import topicscope.bench.tool.ProducerProcess;
import topicscope.connect.Connections;
import topicscope.decode.detect.Format;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.topic.DecodeChoice;
import topicscope.decode.topic.Grouping;
import topicscope.desk.model.Desk;
import topicscope.desk.shell.MainWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.ConfigFolder;

/**
 * The window of {@link DeskBench}, in a JVM of its own: shows the topic, clicks about, and prints
 * the figures.
 *
 * <p>Arguments: bootstrap servers, topic, series, records per second, seconds.
 */
final class DeskChild {
  private static final int POINTS = 10_000;
  private static final long WARM_UP_MS = 8_000;
  private static final long CLICK_EVERY_MS = 200;

  private DeskChild() {}

  /** Runs the measurement. */
  public static void main(String[] args) throws Exception {
    Process feed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ProducerProcess.class.getName(),
                args[0],
                args[1],
                args[2],
                args[3])
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Map<String, Object> line = measure(args[0], args[1], Integer.parseInt(args[4]));
      line.put("series", Integer.parseInt(args[2]));
      line.put("wantedPerSecond", Integer.parseInt(args[3]));
      System.out.println(new ObjectMapper().writeValueAsString(line));
    } finally {
      feed.destroy();
    }
    System.exit(0);
  }

  private static Map<String, Object> measure(String servers, String topic, int seconds)
      throws InterruptedException {
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    Desk desk = onFx(() -> new Desk(POINTS));
    MainWindow window = onFx(() -> open(desk));
    onFx(() -> {
      desk.connect(ClusterConnection.to(servers));
      desk.pick(topic);
      desk.decode(
          new DecodeChoice(
              Optional.of(Format.TEXT),
              new TimeChoice.OfRecord(),
              new Grouping.ByPartition(),
              false,
              Optional.empty()));
      return desk;
    });
    Thread.sleep(WARM_UP_MS);
    ClickMeter clicks = onFx(() -> new ClickMeter(window.root().getScene()));
    for (int i = 0; i < ClickMeter.KINDS; i++) {
      clicks.clickAndAwait();
      Thread.sleep(CLICK_EVERY_MS);
    }
    double slowestFirst = clicks.percentile(100);
    clicks.startAnew();
    long receivedBefore = onFx(desk::counters).received();
    long drawnBefore = onFx(window::framesDrawn);
    long began = System.nanoTime();
    while (System.nanoTime() - began < seconds * 1e9) {
      clicks.clickAndAwait();
      Thread.sleep(CLICK_EVERY_MS);
    }
    double took = (System.nanoTime() - began) / 1e9;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", "desk");
    line.put("clickP50Ms", Medians.rounded(clicks.percentile(50)));
    line.put("clickP99Ms", Medians.rounded(clicks.percentile(99)));
    line.put("clickMaxMs", Medians.rounded(clicks.percentile(100)));
    line.put("firstOfAKindMaxMs", Medians.rounded(slowestFirst));
    line.put("clicks", clicks.count());
    line.put("fps", Medians.rounded(onFx(clicks::pulses) / took));
    line.put("drawnFps", Medians.rounded((onFx(window::framesDrawn) - drawnBefore) / took));
    line.put(
        "recordsPerSecond", Math.round((onFx(desk::counters).received() - receivedBefore) / took));
    return line;
  }

  private static MainWindow open(Desk desk) {
    MainWindow window = new MainWindow(desk, new Connections(ConfigFolder.path()), () -> {});
    Stage stage = new Stage();
    stage.setScene(new Scene(window.root(), FrameMeter.WIDTH, FrameMeter.HEIGHT));
    stage.show();
    window.start();
    return window;
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, Platform::runLater).join();
  }
}
