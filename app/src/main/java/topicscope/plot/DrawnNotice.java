package topicscope.plot;

import java.util.function.LongConsumer;

/**
 * Tells how new the newest sample on screen is, once for each frame with new samples, as the next
 * frame begins. For the JavaFX thread.
 */
final class DrawnNotice {
  private LongConsumer listener = newest -> {};
  private boolean untold;
  private long toldAppended;

  void listener(LongConsumer other) {
    listener = other;
  }

  /** Other series are shown. */
  void reset() {
    toldAppended = 0;
    untold = false;
  }

  /** A picture has come on screen. */
  void shown(Painting painting) {
    untold |= painting.appended() != toldAppended;
  }

  /** The next frame begins; the last one showed {@code painting}. */
  void tell(Painting painting) {
    if (untold) {
      untold = false;
      toldAppended = painting.appended();
      painting.newestTimeMs().ifPresent(listener);
    }
  }
}
