package topicscope.bench.frame;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import topicscope.plot.Display;

/**
 * Shows a subject in a window of 1280 × 720 and measures its frames. Call the methods from one
 * thread at a time, not from the JavaFX thread.
 */
final class FrameMeter {
  static final double WIDTH = 1280;
  static final double HEIGHT = 720;
  private static final int SETTLE_FRAMES = 30;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Stage stage;

  /** Starts JavaFX and opens the window. */
  FrameMeter() {
    Display.startToolkit();
    stage =
        onFx(() -> {
          Platform.setImplicitExit(false);
          Stage window = new Stage();
          window.setTitle("topicscope bench");
          return window;
        });
  }

  /** Runs an action on the JavaFX thread and returns its result. */
  static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, Platform::runLater).join();
  }

  /** Runs that many frames of a subject and returns their cost. */
  FrameFigures measure(FrameSubject subject, int frames) {
    System.gc();
    CompletableFuture<FrameFigures> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      Scene current = subject.root().getScene();
      stage.setScene(current == null ? new Scene(subject.root(), WIDTH, HEIGHT) : current);
      stage.show();
      new Run(subject, frames, result).start();
    });
    return result.join();
  }

  /** Ends JavaFX. */
  void close() {
    Platform.runLater(stage::hide);
    Platform.exit();
  }

  private final class Run extends AnimationTimer {
    private final FrameSubject subject;
    private final CompletableFuture<FrameFigures> result;
    private final long[] times;
    private int frame = -SETTLE_FRAMES;
    private long cpuAtStart;
    private long shownAtStart;

    Run(FrameSubject subject, int frames, CompletableFuture<FrameFigures> result) {
      this.subject = subject;
      this.result = result;
      this.times = new long[frames + 1];
    }

    @Override
    public void handle(long now) {
      try {
        if (frame >= 0) {
          times[frame] = System.nanoTime();
        }
        if (frame == 0) {
          shownAtStart = subject.shown();
          cpuAtStart = system.getProcessCpuTime();
        }
        if (frame == times.length - 1) {
          stop();
          result.complete(figures(system.getProcessCpuTime() - cpuAtStart));
          return;
        }
        frame++;
        subject.frame();
      } catch (RuntimeException e) {
        stop();
        result.completeExceptionally(e);
      }
    }

    private FrameFigures figures(long cpuNanos) {
      int frames = times.length - 1;
      long[] gaps = new long[frames];
      for (int i = 0; i < frames; i++) {
        gaps[i] = times[i + 1] - times[i];
      }
      Arrays.sort(gaps);
      return new FrameFigures(
          cpuNanos / 1e6 / frames,
          (subject.shown() - shownAtStart) * 1e9 / (times[frames] - times[0]),
          gaps[(int) Math.ceil(frames * 0.99) - 1] / 1e6);
    }
  }
}
