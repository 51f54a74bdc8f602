package topicscope.bench.latency;

import java.util.OptionalLong;
import javafx.scene.Parent;

/** A program that reads the topic and shows it. Made and used on the JavaFX thread. */
interface LatencySubject extends AutoCloseable {
  /** What is shown. */
  Parent root();

  /** Does what the program does once a frame. */
  void frame();

  /** The timestamp of the newest record in the scene graph, ms since the epoch. */
  OptionalLong newest();

  @Override
  void close() throws InterruptedException;
}
