package topicscope.plot.axis;

import javafx.scene.Group;

/** A group of nodes that place themselves: unmanaged, never resized, and no target of the mouse. */
public class LayerGroup extends Group {
  @SuppressWarnings("this-escape") // The setters are final or do not reach the subclass.
  public LayerGroup() {
    setManaged(false);
    setAutoSizeChildren(false);
    setMouseTransparent(true);
  }
}
