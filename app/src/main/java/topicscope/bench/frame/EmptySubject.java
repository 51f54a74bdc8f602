package topicscope.bench.frame;

import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/** An empty window in which nothing happens. */
final class EmptySubject implements FrameSubject {
  private final Pane root = new Pane();
  private long frames;

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void frame() {
    frames++;
  }

  @Override
  public long shown() {
    return frames;
  }
}
