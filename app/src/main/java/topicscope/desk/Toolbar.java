package topicscope.desk;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The row of controls above the plots: what is looked at to the left, what can be done right. */
final class Toolbar extends HBox {
  /**
   * The row.
   *
   * @param server says which cluster the focused plot looks at
   * @param window how much of the focused plot is in sight
   * @param buttons what can be done
   */
  Toolbar(Label server, TopicPicker picker, Node window, Node... buttons) {
    getStyleClass().add("toolbar");
    server.setId("server");
    server.setGraphic(new FontIcon(Feather.SERVER));
    server.getStyleClass().add("server");
    server.setMinWidth(0);
    server.setTooltip(
        new Tooltip("Read passively: no consumer group, no commits, no topic created"));
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    HBox actions = new HBox(buttons);
    actions.getStyleClass().add("actions");
    actions.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(server, picker, window, spring, actions);
  }
}
