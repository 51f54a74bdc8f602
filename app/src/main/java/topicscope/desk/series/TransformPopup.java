package topicscope.desk.series;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import topicscope.desk.widget.Nodes;
import topicscope.transform.SyntaxException;
import topicscope.transform.Transform;
import topicscope.transform.TransformKind;

/** The editor of a transform; Enter adds the derived series. Owned by the JavaFX thread. */
public final class TransformPopup {
  private final TextField text =
      Nodes.field("transform-text", "A transform, such as mean(cpu, 1s)", "");
  private final Label said = Nodes.named("transform-said", new Label(usage()), "mistake");
  private final VBox box = new VBox(new Label("Make a series of series"), text, said);
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
  private final Consumer<Transform> add;
  private String begun = "";

  /**
   * A closed popup.
   *
   * @param add adds the transform
   * @param left gets what was typed and is left
   */
  public TransformPopup(Consumer<Transform> add, Consumer<String> left) {
    this.add = add;
    popup.setOnHidden(event -> {
      if (!text.getText().equals(begun)) {
        left.accept(text.getText());
      }
    });
    Nodes.named("transform-popup", box, "search-popup", "transform-popup");
    text.setOnAction(event -> parse());
    text.textProperty().subscribe(() -> said.setText(usage()));
    said.setMinHeight(Region.USE_PREF_SIZE);
  }

  /** Opens at a screen position with a text; a whole transform is selected, to be replaced. */
  public void open(Node owner, double x, double y, double width, String begin) {
    box.setPrefWidth(width);
    popup.show(owner, x, y);
    text.setText(begin);
    begun = begin;
    text.requestFocus();
    if (begin.endsWith(")")) {
      text.selectAll();
    } else {
      text.end();
    }
  }

  private void parse() {
    try {
      Transform transform = Transform.parse(text.getText());
      begun = text.getText();
      popup.hide();
      add.accept(transform);
    } catch (SyntaxException e) {
      said.setText(String.valueOf(e.getMessage()));
    }
  }

  private static String usage() {
    return Stream.of(TransformKind.values())
        .map(TransformKind::usage)
        .collect(Collectors.joining("\n"));
  }
}
