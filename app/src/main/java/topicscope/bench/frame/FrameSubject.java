package topicscope.bench.frame;

import javafx.scene.Parent;

/** Something whose frames are measured; by itself it is still. For the JavaFX thread. */
class FrameSubject {
  /** How many frames have been shown so far. */
  protected long shown;

  private final Parent root;

  FrameSubject(Parent root) {
    this.root = root;
  }

  /** What stands in the window. */
  final Parent root() {
    return root;
  }

  /** Brings one new sample per series, or whatever a frame consists of. */
  void frame() {
    shown++;
  }

  /** How many frames have been shown so far. */
  final long shown() {
    return shown;
  }
}
