package topicscope.desk.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
  private final TextField text = new TextField();
  private final Label said = new Label(usage());
  private final VBox box = new VBox(new Label("Make a series of series"), text, said);
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
  private final Consumer<Transform> add;

  /**
   * A closed popup.
   *
   * @param add adds the transform
   */
  public TransformPopup(Consumer<Transform> add) {
    this.add = add;
    box.setId("transform-popup");
    box.getStyleClass().addAll("search-popup", "transform-popup");
    text.setId("transform-text");
    text.setAccessibleText("A transform, such as mean(cpu, 1s)");
    text.setOnAction(event -> parse());
    said.setId("transform-said");
    said.getStyleClass().add("mistake");
    said.setMinHeight(Region.USE_PREF_SIZE);
  }

  /** Opens at a screen position with a text. */
  public void open(Node owner, double x, double y, double width, String begin) {
    box.setPrefWidth(width);
    said.setText(usage());
    popup.show(owner, x, y);
    text.setText(begin);
    text.requestFocus();
    text.end();
  }

  private void parse() {
    try {
      Transform transform = Transform.parse(text.getText());
      popup.hide();
      add.accept(transform);
    } catch (SyntaxException e) {
      said.setText(e.pointed());
    }
  }

  private static String usage() {
    List<String> lines = new ArrayList<>();
    for (TransformKind kind : TransformKind.values()) {
      lines.add(kind.usage());
    }
    return String.join("\n", lines);
  }
}
