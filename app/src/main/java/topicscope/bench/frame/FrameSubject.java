package topicscope.bench.frame;

import javafx.scene.Parent;

/** A node whose frames are measured. Used on the JavaFX thread. */
abstract class FrameSubject {
  /** How many frames have been shown so far. */
  protected long shown;

  /** The node in the window. */
  abstract Parent root();

  /** Does the work of one frame, such as adding one sample per series. */
  void frame() {
    shown++;
  }

  /** How many frames have been shown so far. */
  final long shown() {
    return shown;
  }
}
