package topicscope.desk.shell;

import atlantafx.base.controls.Spacer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import topicscope.desk.topic.TopicPicker;

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
    HBox actions = new HBox(buttons);
    actions.getStyleClass().add("actions");
    actions.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(server, picker, start, window, new Spacer(), actions);
  }
}
