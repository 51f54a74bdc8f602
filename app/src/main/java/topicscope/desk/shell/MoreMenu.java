package topicscope.desk.shell;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.model.UndoHistory;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Nodes;

/** The menu of less frequent commands. */
final class MoreMenu extends MenuButton {
  /**
   * The menu.
   *
   * @param undo the command that undoes; its item says what
   * @param history what it undoes
   * @param groups the other commands, with a separator between groups
   */
  MoreMenu(Command undo, UndoHistory history, List<List<Command>> groups) {
    MenuItem undone = item(undo);
    history
        .lastProperty()
        .subscribe(last -> {
          undone.setText(last.map(step -> "Undo: " + step.name()).orElse("Undo"));
          undone.setDisable(last.isEmpty());
        });
    getItems().add(undone);
    setId("more");
    getStyleClass().addAll("button-icon", "flat", "no-arrow");
    setGraphic(new FontIcon(Feather.MORE_VERTICAL));
    setTooltip(new Tooltip("More: workspaces, plots, keys, light or dark"));
    setAccessibleText("More");
    for (List<Command> group : groups) {
      getItems().add(new SeparatorMenuItem());
      group.forEach(command -> getItems().add(item(command)));
    }
  }

  private static MenuItem item(Command command) {
    return Nodes.item(command.title(), command.keyText(), command.action());
  }
}
