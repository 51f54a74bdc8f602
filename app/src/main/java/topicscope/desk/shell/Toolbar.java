package topicscope.desk.shell;

import atlantafx.base.controls.Spacer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import topicscope.desk.topic.TopicPicker;
import topicscope.desk.widget.Nodes;

/** The controls above the plots: source on the left, actions on the right. */
final class Toolbar extends HBox {
  /**
   * The toolbar.
   *
   * @param server shows the cluster
   * @param start chooses the start position
   * @param window chooses the visible span
   * @param buttons the actions
   */
  Toolbar(Node server, TopicPicker picker, Node start, Node window, Node... buttons) {
    getStyleClass().add("toolbar");
    HBox actions = Nodes.uncut(Nodes.row("actions", buttons));
    getChildren().addAll(server, picker, start, window, new Spacer(), actions);
  }
}
