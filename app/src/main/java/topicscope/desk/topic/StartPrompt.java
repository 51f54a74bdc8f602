package topicscope.desk.topic;

import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.partition.StartPosition;

/** Asks for a start position in the syntax of the command line; Escape closes it. */
final class StartPrompt {
  private final TextField text = new TextField();
  private final Label problem = new Label();
  private final VBox box = new VBox();
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);

  /**
   * A closed prompt.
   *
   * @param begin gets the position
   */
  StartPrompt(Consumer<StartPosition> begin) {
    text.setId("start-text");
    text.setPromptText("2026-11-20T10:00");
    text.setAccessibleText("Where to begin");
    text.setOnAction(event -> {
      try {
        StartPosition from = StartPosition.parse(text.getText());
        popup.hide();
        begin.accept(from);
      } catch (IllegalArgumentException e) {
        problem.setText(e.getMessage());
      }
    });
    Label head = new Label("Begin at a time, so long ago, or at the last records");
    Label syntax = new Label(StartPosition.SYNTAX);
    syntax.getStyleClass().addAll("text-muted", "text-small");
    problem.setId("start-problem");
    problem.setWrapText(true);
    problem.getStyleClass().add("danger");
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    box.getChildren().addAll(head, text, syntax, problem);
    box.getStyleClass().addAll("search-popup", "start-prompt");
    box.setPrefWidth(420);
  }

  /** Opens below a node. */
  void open(Node below) {
    problem.setText("");
    Bounds bounds = below.localToScreen(below.getBoundsInLocal());
    popup.show(below, bounds.getMinX(), bounds.getMaxY() + 2);
    text.requestFocus();
    text.selectAll();
  }
}
