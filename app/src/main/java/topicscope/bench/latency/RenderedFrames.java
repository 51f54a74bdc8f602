package topicscope.bench.latency;

import com.sun.javafx.perf.PerformanceTracker;
import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Says when JavaFX has rendered the frames of a scene, which its public interface does not. Uses
 * internal classes of JavaFX, so only for a benchmark, in a process of its own.
 *
 * <p>For the JavaFX thread.
 */
final class RenderedFrames {
  private final AtomicLong rendered = new AtomicLong();
  private final TKPulseListener handedOver = this::handedOver;
  private final Scene scene;
  private final LongConsumer began;

  /**
   * @param started gets the number of a frame when it is handed to the renderer
   * @param each gets the number of a frame when it is rendered, on the JavaFX thread: on the
   *     software pipeline that is after its pixels are in the window
   */
  RenderedFrames(Scene scene, LongConsumer started, LongConsumer each) {
    this.scene = scene;
    began = started;
    PerformanceTracker.getSceneTracker(scene)
        .setOnRenderedFrameTask(() -> {
          long number = rendered.incrementAndGet();
          Platform.runLater(() -> each.accept(number));
        });
    Toolkit.getToolkit().addPostSceneTkPulseListener(this.handedOver);
  }

  /** Options with which a JVM may use the internal classes. */
  static List<String> jvmOptions() {
    return Platform.class.getModule().isNamed()
        ? List.of(
            "--add-exports=javafx.graphics/com.sun.javafx.perf=ALL-UNNAMED",
            "--add-exports=javafx.graphics/com.sun.javafx.tk=ALL-UNNAMED")
        : List.of();
  }

  void close() {
    Toolkit.getToolkit().removePostSceneTkPulseListener(handedOver);
    PerformanceTracker.getSceneTracker(scene).setOnRenderedFrameTask(null);
    PerformanceTracker.releaseSceneTracker(scene);
  }

  /** Between the scene's hand-over, which waits for the frame before, and its rendering. */
  private void handedOver() {
    began.accept(rendered.get() + 1);
  }
}
