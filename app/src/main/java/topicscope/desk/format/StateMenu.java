package topicscope.desk.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;
import topicscope.decode.detect.TextField;
import topicscope.desk.widget.Nodes;

/**
 * Which text fields are shown as states: a menu of those with few values. Without such a field it
 * takes no room. For the JavaFX thread.
 */
final class StateMenu extends VBox {
  private final MenuButton menu = Nodes.named("decode-states", new MenuButton());
  private final Runnable changed;
  private List<String> offered = List.of();
  private List<String> chosen = List.of();

  /**
   * @param changed is called when the user has changed the choice
   */
  StateMenu(Label head, Runnable changed) {
    this.changed = changed;
    getStyleClass().add("decode-states");
    menu.setMaxWidth(Double.MAX_VALUE);
    menu.setAccessibleText(head.getText());
    getChildren().addAll(head, menu);
    managedProperty().bind(visibleProperty());
    show(List.of());
  }

  List<String> chosen() {
    return chosen;
  }

  /** Shows the choice for a newly read topic. */
  void show(List<String> paths) {
    chosen = paths;
    offered = paths;
    update();
  }

  /** Offers these fields and the chosen ones. */
  void offer(List<TextField> fields) {
    List<String> paths =
        Stream.concat(fields.stream().map(TextField::path), chosen.stream()).distinct().toList();
    if (!paths.equals(offered)) {
      offered = paths;
      update();
    }
  }

  private void update() {
    setVisible(!offered.isEmpty());
    menu.setText(chosen.isEmpty() ? "none" : String.join(", ", chosen));
    menu.getItems().setAll(offered.stream().map(this::item).toList());
  }

  private CheckMenuItem item(String path) {
    CheckMenuItem item = new CheckMenuItem(path);
    item.setMnemonicParsing(false);
    item.setSelected(chosen.contains(path));
    item.setOnAction(event -> {
      List<String> next = new ArrayList<>(chosen);
      next.remove(path);
      if (item.isSelected()) {
        next.add(path);
      }
      chosen = List.copyOf(next);
      update();
      changed.run();
    });
    return item;
  }
}
