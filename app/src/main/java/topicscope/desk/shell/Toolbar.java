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
 * choice of the span goes, which keys and commands change too.
 */
final class Toolbar extends HBox {
  private final List<Region> needed;
  private final Region span;

  /**
   * The toolbar.
   *
   * @param server shows the cluster
   * @param span chooses how far back the plots show their topics
   * @param buttons the actions
   */
  Toolbar(Region server, TopicPicker picker, Region span, Node... buttons) {
    getStyleClass().add("toolbar");
    HBox actions = Nodes.uncut(Nodes.row("actions", buttons));
    needed = List.of(server, picker, actions);
    this.span = Nodes.collapsing(span);
    getChildren().addAll(server, picker, span, new Spacer(), actions);
    setMinWidth(0);
  }

  @Override
  protected void layoutChildren() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset();
    free -= needed.stream().mapToDouble(this::room).sum();
    span.setVisible(free >= room(span));
    super.layoutChildren();
  }

  /** With a gap; the one too many is that beside the spring. */
  private double room(Region region) {
    return getSpacing() + region.minWidth(-1);
  }
}
