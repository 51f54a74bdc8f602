package topicscope.desk.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.desk.model.UndoHistory;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;

/** The menu of less frequent commands, and of those for which the toolbar has no room. */
final class MoreMenu extends MenuButton {
  private final MenuItem undone;
  private final List<List<Command>> usual;
  private final List<Command> ofSpan;
  private final List<Command> ofActions;
  private List<List<Command>> shown = List.of();

  /**
   * The menu.
   *
   * @param all the commands of the window
   * @param undo the command that undoes; its item says what
   * @param history what it undoes
   */
  MoreMenu(Commands all, Command undo, UndoHistory history) {
    undone = item(undo);
    history
        .lastProperty()
        .subscribe(last -> {
          undone.setText(last.map(step -> "Undo: " + step.name()).orElse("Undo"));
          undone.setDisable(last.isEmpty());
        });
    usual =
        List.of(
            all.titled(
                "Welcome page",
                "Connections",
                "Open a workspace…",
                "Open an earlier workspace…",
                "Save the workspace",
                "Save the workspace as…"),
            all.titled("Share as a page…"),
            all.titled(
                "Make a series of series",
                "Lag of a group, series about the topic",
                "Add records/s",
                "Add bytes/s",
                "Add an alert rule",
                "Title and y range of the plot"),
            all.titled(
                "Stack or tile the plots",
                "Share one time axis, or not",
                "Timeline below the plots, or not",
                "Fold the side panel, or show it",
                "Only the plots, on the whole screen"),
            all.titled("All commands", "Keys", "Light or dark"));
    ofSpan =
        all.titled("Show any span, or since a time", "See a longer span", "See a shorter span");
    ofActions =
        all.titled(
            "Run or stop the picture",
            "Back to live",
            "Fit all that is held",
            "Add a plot",
            "Export a picture or values");
    setId("more");
    getStyleClass().addAll("button-icon", "flat", "no-arrow");
    setGraphic(new FontIcon(Feather.MORE_VERTICAL));
    Hint.set(this, "More: workspaces, plots, keys, light or dark");
    setAccessibleText("More");
    showAll(false, false);
  }

  /** Shows, beside the usual ones, the commands for which there is no room elsewhere. */
  void showAll(boolean span, boolean actions) {
    List<List<Command>> groups = new ArrayList<>();
    if (actions) {
      groups.add(ofActions);
    }
    if (span) {
      groups.add(ofSpan);
    }
    groups.addAll(usual);
    if (groups.equals(shown)) {
      return;
    }
    shown = groups;
    getItems().setAll(undone);
    for (List<Command> group : groups) {
      getItems().add(new SeparatorMenuItem());
      group.forEach(command -> getItems().add(item(command)));
    }
  }

  private static MenuItem item(Command command) {
    return Nodes.item(command.title(), command.keyText(), command.action());
  }
}
