package topicscope;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import topicscope.demo.Demo;
import topicscope.export.PngExport;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.Display;
import topicscope.reading.ReadingStart;

/**
 * The demo: the window on a broker inside this process. Without a display it draws into memory for
 * 8 s and writes a picture.
 */
final class DemoRun {
  private static final Duration WITHOUT_DISPLAY = Duration.ofSeconds(8);
  private static final Path PICTURE = Path.of("topicscope-demo.png");

  private DemoRun() {}

  /** Blocks until the window is closed, without a display for 8 s; returns the exit code. */
  static int run(int points) throws IOException, InterruptedException {
    boolean display = Display.isPresent();
    if (!display) {
      System.out.printf(
          Locale.ROOT,
          "%s: drawing into memory for %d s instead of opening a window.%n",
          capitalized(Display.ABSENT),
          WITHOUT_DISPLAY.toSeconds());
      Display.useHeadless();
    }
    CompletableFuture<Demo> starting = CompletableFuture.supplyAsync(Demo::start);
    Display.startToolkit();
    try (Demo demo = starting.join()) {
      System.out.println(demo.describe());
      TopicscopeApp app =
          TopicscopeApp.show(
              new TopicscopeApp.Opening(
                  Optional.of(ClusterConnection.to(demo.bootstrapServers())),
                  Optional.empty(),
                  Optional.of(Demo.TOPIC),
                  points,
                  ReadingStart.USUAL,
                  TopicscopeApp.Format.USUAL,
                  WorkspaceStartup.NOTHING));
      Platform.runLater(() -> app.window().setOnFirstSample(DemoRun::printFirstSample));
      if (!display) {
        drawWithoutDisplay(app);
        app.close();
      }
      app.awaitClosed();
    }
    return 0;
  }

  private static void drawWithoutDisplay(TopicscopeApp app)
      throws IOException, InterruptedException {
    Thread.sleep(WITHOUT_DISPLAY);
    WritableImage picture =
        CompletableFuture.supplyAsync(() -> app.scene().snapshot(null), Platform::runLater).join();
    PngExport.write(picture, PICTURE);
    System.out.println("Picture: " + PICTURE.toAbsolutePath());
  }

  private static void printFirstSample() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf(
        Locale.ROOT,
        "First point on screen %.1f s after the start.%n",
        (System.currentTimeMillis() - started) / 1e3);
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
