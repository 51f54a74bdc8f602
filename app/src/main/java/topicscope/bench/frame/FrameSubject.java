package topicscope.bench.frame;

import javafx.scene.Parent;

/** A node whose frames are measured; by itself it changes nothing. Used on the JavaFX thread. */
class FrameSubject {
  /** How many frames have been shown so far. */
  protected long shown;

  private final Parent root;

  FrameSubject(Parent root) {
    this.root = root;
  }

  /** The node in the window. */
  final Parent root() {
    return root;
  }

  /** Does the work of one frame, such as adding one sample per series. */
  void frame() {
    shown++;
  }

  /** How many frames have been shown so far. */
  final long shown() {
    return shown;
  }
}
