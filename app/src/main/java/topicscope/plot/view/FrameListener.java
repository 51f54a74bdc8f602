package topicscope.plot.view;

import java.util.function.LongConsumer;
import topicscope.plot.paint.PaintedFrame;

/**
 * Notifies a listener of the time of the newest sample on screen, once per frame with new samples,
 * at the beginning of the next frame. For the JavaFX thread.
 */
public final class FrameListener {
  private LongConsumer listener = newest -> {};
  private boolean pending;
  private long notifiedAppended;

  public void listener(LongConsumer other) {
    listener = other;
  }

  /** Starts again because other series are shown. */
  public void reset() {
    notifiedAppended = 0;
    pending = false;
  }

  /** Call when a frame is shown. */
  public void shown(PaintedFrame painting) {
    pending |= painting.appended() != notifiedAppended;
  }

  /** Call at the beginning of a frame, with what the last one showed. */
  public void notifyListener(PaintedFrame painting) {
    if (pending) {
      pending = false;
      notifiedAppended = painting.appended();
      painting.newestTimeMs().ifPresent(listener);
    }
  }
}
