package topicscope.plot.view;

import java.util.function.LongConsumer;
import topicscope.plot.paint.PaintedFrame;

/**
 * Reports the time of the newest sample on screen, once for each frame with new samples, when the
 * next frame starts. For the JavaFX thread.
 */
public final class FrameListener {
  private LongConsumer listener = newest -> {};
  private boolean untold;
  private long toldAppended;

  public void listener(LongConsumer other) {
    listener = other;
  }

  /** Other series are shown. */
  public void reset() {
    toldAppended = 0;
    untold = false;
  }

  /** A picture is now on screen. */
  public void shown(PaintedFrame painting) {
    untold |= painting.appended() != toldAppended;
  }

  /** The next frame starts; the last one showed {@code painting}. */
  public void tell(PaintedFrame painting) {
    if (untold) {
      untold = false;
      toldAppended = painting.appended();
      painting.newestTimeMs().ifPresent(listener);
    }
  }
}
