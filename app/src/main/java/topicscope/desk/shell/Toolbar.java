package topicscope.desk.shell;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import topicscope.desk.topic.TopicPicker;

/** The row of controls above the plots: what is looked at to the left, what can be done right. */
final class Toolbar extends HBox {
  /**
   * The row.
   *
   * @param server says which cluster the focused plot looks at
   * @param start where in the topic the focused plot begins
   * @param window how much of the focused plot is in sight
   * @param buttons what can be done
   */
  Toolbar(Node server, TopicPicker picker, Node start, Node window, Node... buttons) {
    getStyleClass().add("toolbar");
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    HBox actions = new HBox(buttons);
    actions.getStyleClass().add("actions");
    actions.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(server, picker, start, window, spring, actions);
  }
}
