package topicscope.bench.frame;

import javafx.scene.Parent;

/** Something whose frames are measured. For the JavaFX thread. */
interface FrameSubject {
  /** What stands in the window. */
  Parent root();

  /** Brings one new sample per series, or whatever a frame consists of. */
  void frame();

  /** How many frames have been shown so far. */
  long shown();
}
