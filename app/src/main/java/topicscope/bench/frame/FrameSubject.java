package topicscope.bench.frame;

import javafx.scene.Parent;

/** Something whose frames are measured. For the JavaFX thread. */
abstract class FrameSubject {
  /** How many frames have been shown so far. */
  protected long shown;

  /** What stands in the window. */
  abstract Parent root();

  /** Brings one new sample per series, or whatever a frame consists of. */
  void frame() {
    shown++;
  }

  /** How many frames have been shown so far. */
  final long shown() {
    return shown;
  }
}
