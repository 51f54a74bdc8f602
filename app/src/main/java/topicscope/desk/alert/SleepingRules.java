package topicscope.desk.alert;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import topicscope.desk.model.Desk;
import topicscope.desk.model.DeskRules.Sleeping;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.IconButton;
import topicscope.desk.widget.Nodes;

/**
 * The rules that nothing watches for, because no plot reads their topic. Each can be deleted, or
 * its topic opened in a plot. Takes no room while there are none.
 *
 * <p>Owned by the JavaFX thread.
 */
final class SleepingRules extends VBox {
  private static final double ROW = 46;
  private static final int ROWS = 3;

  private final Desk desk;
  private final Label head = Nodes.named("alert-asleep-head", new Label(), "asleep-head");
  private final ListView<Sleeping> rules = Nodes.named("alert-asleep", new ListView<>());

  SleepingRules(Desk desk) {
    this.desk = desk;
    getStyleClass().add("asleep");
    rules.setAccessibleText("Alert rules that sleep");
    rules.setFixedCellSize(ROW);
    rules.setCellFactory(view -> new Cell());
    rules.setOnKeyPressed(event -> {
      Sleeping selected = rules.getSelectionModel().getSelectedItem();
      if (selected != null && event.getCode() == KeyCode.DELETE) {
        delete(selected);
      } else if (selected != null && event.getCode() == KeyCode.ENTER) {
        open(selected);
        event.consume();
      }
    });
    getChildren().addAll(head, rules);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Shows what sleeps now. */
  void refresh() {
    List<Sleeping> now = desk.rules().sleeping();
    if (!now.equals(rules.getItems())) {
      rules.getItems().setAll(now);
      head.setText(now.size() == 1 ? "1 rule sleeps" : now.size() + " rules sleep");
      rules.setMinHeight(ROW + 2);
      rules.setPrefHeight(Math.min(ROWS, now.size()) * ROW + 2);
    }
    setVisible(!now.isEmpty());
  }

  private void open(Sleeping rule) {
    rule.cluster().ifPresent(cluster -> desk.show(cluster, rule.key().topic()));
  }

  private void delete(Sleeping rule) {
    desk.rules().remove(rule);
    refresh();
  }

  /** A rule, its topic, and what can be done about it. */
  private final class Cell extends ListCell<Sleeping> {
    private final Label rule = Nodes.styled(new Label(), "asleep-rule");
    private final Label topic = Nodes.muted("");
    private final IconButton open =
        new IconButton(
            "asleep-open",
            Feather.PLAY,
            "Read its topic",
            () -> SleepingRules.this.open(getItem()));
    private final HBox row;

    Cell() {
      VBox texts = new VBox(rule, topic);
      texts.setMinWidth(0);
      texts.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(texts, Priority.ALWAYS);
      IconButton delete =
          new IconButton(
              "asleep-delete",
              Feather.TRASH_2,
              "Delete this rule (Delete)",
              () -> delete(getItem()));
      row = Nodes.row("asleep-row", texts, open, delete);
      // The texts are cut, not the buttons.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Sleeping sleeping, boolean empty) {
      super.updateItem(sleeping, empty);
      setGraphic(empty ? null : row);
      if (!empty) {
        boolean here = sleeping.cluster().isPresent();
        String address = desk.topics().address(sleeping.key());
        String where = sleeping.key().topic() + (here ? "" : " on " + address);
        rule.setText(sleeping.rule());
        topic.setText(where + (here ? " · no plot reads it" : " · not connected"));
        open.setDisable(!here);
        open.show(
            Feather.PLAY,
            here
                ? "Read its topic in a plot (Enter)"
                : "Connect to " + address + " first (" + Command.keyText("Shortcut+O") + ")");
        setAccessibleText(rule.getText() + ", " + topic.getText());
      }
    }
  }
}
