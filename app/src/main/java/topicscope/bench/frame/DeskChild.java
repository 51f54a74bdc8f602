package topicscope.bench.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.bench.tool.ProducerProcess;
import topicscope.connect.Connections;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.time.TimeChoice;
import topicscope.desk.model.Desk;
import topicscope.desk.shell.MainWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.ConfigFolder;
import topicscope.plot.Display;

/**
 * The window of {@link DeskBench}, in its own JVM: shows the topic, clicks, and prints the results.
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
    Process feed = ProducerProcess.command(args[0], args[1], args[2], args[3]).start();
    try {
      System.out.println(
          measure(args[0], args[1], Integer.parseInt(args[4]))
              .put("series", Integer.parseInt(args[2]))
              .put("wantedPerSecond", Integer.parseInt(args[3])));
    } finally {
      feed.destroy();
    }
    System.exit(0);
  }

  private static ObjectNode measure(String servers, String topic, int seconds)
      throws InterruptedException {
    Display.startToolkit();
    Desk desk = FrameMeter.onFx(() -> new Desk(POINTS));
    MainWindow window = FrameMeter.onFx(() -> open(desk));
    FrameMeter.onFx(() -> {
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
    ClickMeter clicks = FrameMeter.onFx(() -> new ClickMeter(window.root().getScene()));
    for (int i = 0; i < ClickMeter.KINDS; i++) {
      clicks.clickAndAwait();
      Thread.sleep(CLICK_EVERY_MS);
    }
    double slowestFirst = clicks.percentile(100);
    clicks.startAnew();
    long receivedBefore = FrameMeter.onFx(desk::counters).received();
    long drawnBefore = FrameMeter.onFx(window::framesDrawn);
    long began = System.nanoTime();
    while (System.nanoTime() - began < seconds * 1e9) {
      clicks.clickAndAwait();
      Thread.sleep(CLICK_EVERY_MS);
    }
    double took = (System.nanoTime() - began) / 1e9;
    return Benchmark.line("desk")
        .put("clickP50Ms", Medians.rounded(clicks.percentile(50)))
        .put("clickP99Ms", Medians.rounded(clicks.percentile(99)))
        .put("clickMaxMs", Medians.rounded(clicks.percentile(100)))
        .put("firstOfAKindMaxMs", Medians.rounded(slowestFirst))
        .put("clicks", clicks.count())
        .put("fps", Medians.rounded(FrameMeter.onFx(clicks::pulses) / took))
        .put(
            "drawnFps",
            Medians.rounded((FrameMeter.onFx(window::framesDrawn) - drawnBefore) / took))
        .put(
            "recordsPerSecond",
            Math.round((FrameMeter.onFx(desk::counters).received() - receivedBefore) / took));
  }

  private static MainWindow open(Desk desk) {
    MainWindow window = new MainWindow(desk, new Connections(ConfigFolder.path()), () -> {});
    Stage stage = new Stage();
    stage.setScene(new Scene(window.root(), FrameMeter.WIDTH, FrameMeter.HEIGHT));
    stage.show();
    window.start();
    return window;
  }
}
