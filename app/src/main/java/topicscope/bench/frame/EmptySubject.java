package topicscope.bench.frame;

import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/** An empty window in which nothing happens. */
final class EmptySubject extends FrameSubject {
  private final Pane root = new Pane();

  @Override
  Parent root() {
    return root;
  }
}
