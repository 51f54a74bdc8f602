package topicscope.plot.axis;

import javafx.scene.Group;

/** A group of nodes that place themselves: unmanaged, never resized, and no target of the mouse. */
public class LayerGroup extends Group {
  public LayerGroup() {
    setManaged(false);
    setAutoSizeChildren(false);
    setMouseTransparent(true);
  }
}
