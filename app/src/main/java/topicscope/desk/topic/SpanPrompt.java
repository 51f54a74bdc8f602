package topicscope.desk.topic;

import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.widget.Nodes;

/** Asks for a span or a time; Escape closes it. */
final class SpanPrompt {
  private final TextField text = Nodes.field("span-text", "How far back", "90 s");
  private final Label problem = Nodes.problem("span-problem", "danger");
  private final VBox box = new VBox();
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);

  /**
   * A closed prompt.
   *
   * @param choose gets the span
   */
  SpanPrompt(Consumer<WindowSpan> choose) {
    text.textProperty().subscribe(() -> problem.setText(""));
    text.setOnAction(event -> {
      try {
        WindowSpan wanted = WindowSpan.parse(text.getText());
        popup.hide();
        choose.accept(wanted);
      } catch (IllegalArgumentException e) {
        problem.setText(e.getMessage());
      }
    });
    Label head = new Label("Show the last so long, so many points, or since a time");
    Label syntax = Nodes.styled(new Label(WindowSpan.SYNTAX), "text-muted", "text-small");
    box.getChildren().addAll(head, text, syntax, problem);
    box.getStyleClass().addAll("search-popup", "span-prompt");
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
