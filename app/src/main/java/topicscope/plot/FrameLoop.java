package topicscope.plot;

import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a chart once a frame. Any {@link Throwable} in a frame is counted, logged (once until a
 * frame succeeds) and survived.
 *
 * <p>For the JavaFX thread.
 */
public final class FrameLoop extends AnimationTimer {
  private static final Logger LOG = LoggerFactory.getLogger(FrameLoop.class);

  private final RollingLineChart chart;
  private boolean failing;

  /** A loop that is not started yet. */
  public FrameLoop(RollingLineChart chart) {
    this.chart = chart;
  }

  @Override
  public void handle(long now) {
    try {
      chart.refresh();
      failing = false;
    } catch (Throwable e) {
      if (!failing) {
        LOG.error("A frame could not be drawn", e);
      }
      failing = true;
    }
  }
}
