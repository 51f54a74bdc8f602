package topicscope.desk.shell;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Nodes;

/** The menu of less frequent commands. */
final class MoreMenu extends MenuButton {
  /**
   * The menu.
   *
   * @param groups the commands, with a separator between groups
   */
  MoreMenu(List<List<Command>> groups) {
    setId("more");
    getStyleClass().addAll("button-icon", "flat", "no-arrow");
    setGraphic(new FontIcon(Feather.MORE_VERTICAL));
    setTooltip(new Tooltip("More: workspaces, plots, keys, light or dark"));
    setAccessibleText("More");
    for (List<Command> group : groups) {
      if (!getItems().isEmpty()) {
        getItems().add(new SeparatorMenuItem());
      }
      group.forEach(command -> getItems().add(item(command)));
    }
  }

  private static MenuItem item(Command command) {
    return Nodes.item(command.title(), command.keyText(), command.action());
  }
}
