package topicscope.plot;

import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes a chart once a frame. An exception in a frame is logged, once per series of failures,
 * and does not end the loop.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class FrameLoop extends AnimationTimer {
  private static final Logger LOG = LoggerFactory.getLogger(FrameLoop.class);

  private final RollingLineChart chart;
  private boolean failing;

  /** Creates a stopped loop. */
  public FrameLoop(RollingLineChart chart) {
    this.chart = chart;
  }

  @Override
  public void handle(long now) {
    try {
      chart.refresh();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("A frame could not be drawn", e);
      }
      failing = true;
    }
  }
}
