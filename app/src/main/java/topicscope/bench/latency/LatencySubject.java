package topicscope.bench.latency;

import java.util.OptionalLong;
import javafx.scene.Parent;

/** A program that reads the topic and shows it. Made and used on the JavaFX thread. */
interface LatencySubject {
  /** What is shown. */
  Parent root();

  /** Does what the program does once a frame. */
  void frame();

  /** The timestamp of the newest record in the scene graph, ms since the epoch. */
  OptionalLong newest();

  /** Ends it; waits for its threads. */
  void end() throws InterruptedException;
}
