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
  private final TextField text = Nodes.field("start-text", "Where to begin", "2026-11-20T10:00");
  private final Label problem = Nodes.problem("start-problem", "danger");
  private final VBox box = new VBox();
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);

  /**
   * A closed prompt.
   *
   * @param begin gets the position
   */
  StartPrompt(Consumer<StartPosition> begin) {
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
    Label syntax = Nodes.styled(new Label(StartPosition.SYNTAX), "text-muted", "text-small");
    box.getChildren().addAll(head, text, syntax, problem);
    box.getStyleClass().addAll("search-popup", "start-prompt");
    box.setPrefWidth(420);
  }

  /** Opens below a node. */
  void open(Node below) {
    problem.setText("");
    Bounds bounds = Nodes.onScreen(below);
    popup.show(below, bounds.getMinX(), bounds.getMaxY() + 2);
    text.requestFocus();
    text.selectAll();
  }
}
