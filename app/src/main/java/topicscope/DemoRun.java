package topicscope;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import topicscope.export.PngExport;
import topicscope.plot.Display;

/**
 * The demo: the window on a broker inside this process. The window opens while the broker starts.
 * Without a display it draws into memory for 8 s and writes a picture.
 */
final class DemoRun {
  private static final Duration WITHOUT_DISPLAY = Duration.ofSeconds(8);
  private static final Duration FIRST_SAMPLE_TIMEOUT = Duration.ofMinutes(1);
  private static final Path PICTURE = Path.of("topicscope-demo.png");

  private DemoRun() {}

  /**
   * Blocks until the window is closed, without a display for 8 s.
   *
   * @param topic the topic of the CPU load, in one plot; empty for four plots
   * @param points how many samples a window by number shows
   * @param begun the window, if it is begun
   * @return the exit code
   */
  static int run(Optional<String> topic, int points, Optional<Splash> begun)
      throws IOException, InterruptedException {
    boolean display = Display.isPresent();
    if (!display) {
      System.out.printf(
          Locale.ROOT,
          "%s: drawing into memory for %d s instead of opening a window.%n",
          capitalized(Display.ABSENT),
          WITHOUT_DISPLAY.toSeconds());
      Display.useHeadless();
    }
    DemoStart start = DemoStart.of(topic, points);
    Display.startToolkit();
    CompletableFuture<Void> firstSample = new CompletableFuture<>();
    TopicscopeApp app =
        TopicscopeApp.show(
            TopicscopeApp.Opening.of(start),
            begun.orElseGet(Splash::begin),
            () -> {},
            shown -> shown.window().setOnFirstSample(() -> firstSample.complete(null)));
    try {
      System.out.println(start.demo().join().describe());
      var _ = firstSample.thenRun(DemoRun::printFirstSample);
      if (!display) {
        await(firstSample);
        drawWithoutDisplay(app);
        app.close();
      }
    } catch (CompletionException e) {
      app.close();
      app.awaitClosed();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    app.awaitClosed();
    return 0;
  }

  /** A picture without samples is a picture, too. */
  private static void await(CompletableFuture<Void> firstSample) throws InterruptedException {
    try {
      firstSample.orTimeout(FIRST_SAMPLE_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
    }
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
