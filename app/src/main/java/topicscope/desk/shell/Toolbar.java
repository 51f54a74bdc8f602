package topicscope.desk.shell;

import atlantafx.base.controls.Spacer;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import topicscope.desk.topic.TopicPicker;
import topicscope.desk.widget.Nodes;

/**
 * The controls above the plots: source on the left, actions on the right. In a narrow window the
 * choices of span and start go, which keys and commands change too.
 */
final class Toolbar extends HBox {
  private final List<Region> needed;
  private final List<Region> choices;

  /**
   * The toolbar.
   *
   * @param server shows the cluster
   * @param start chooses the start position
   * @param window chooses the visible span
   * @param buttons the actions
   */
  Toolbar(Region server, TopicPicker picker, Region start, Region window, Node... buttons) {
    getStyleClass().add("toolbar");
    HBox actions = Nodes.uncut(Nodes.row("actions", buttons));
    needed = List.of(server, picker, actions);
    choices = List.of(Nodes.collapsing(start), Nodes.collapsing(window));
    getChildren().addAll(server, picker, start, window, new Spacer(), actions);
    setMinWidth(0);
  }

  @Override
  protected void layoutChildren() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset();
    free -= needed.stream().mapToDouble(this::room).sum();
    for (Region choice : choices) {
      free -= room(choice);
      choice.setVisible(free >= 0);
    }
    super.layoutChildren();
  }

  /** With a gap; the one too many is that beside the spring. */
  private double room(Region region) {
    return getSpacing() + region.minWidth(-1);
  }
}
