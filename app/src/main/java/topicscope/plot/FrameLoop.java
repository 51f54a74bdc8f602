package topicscope.plot;

import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a chart, or something else, once a frame. Any {@link Throwable} in a frame is counted,
 * logged (once until a frame succeeds) and survived.
 *
 * <p>For the JavaFX thread.
 */
public final class FrameLoop extends AnimationTimer {
  private static final Logger LOG = LoggerFactory.getLogger(FrameLoop.class);

  private final Runnable frame;
  private boolean failing;

  /** A loop that is not started yet. */
  public FrameLoop(RollingLineChart chart) {
    this(() -> {
      var _ = chart.refresh();
    });
  }

  /**
   * A loop that is not started yet.
   *
   * @param frame is run once a frame
   */
  public FrameLoop(Runnable frame) {
    this.frame = frame;
  }

  @Override
  public void handle(long now) {
    try {
      frame.run();
      failing = false;
    } catch (Throwable e) {
      if (!failing) {
        LOG.error("A frame could not be drawn", e);
      }
      failing = true;
    }
  }
}
