package topicscope.desk.record;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.read.UndecodableLog;

/** The reasons why records could not be decoded, each with count, first and last position. */
public final class UndecodableSheet {
  private static final double MAX_HEIGHT = 320;

  private final GridPane grid = Nodes.styled(new GridPane(), "undecodable");
  private final VBox box = Nodes.named("undecodable-sheet", new VBox(), "search-popup");
  private final Popup popup = Nodes.popup(box, PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT);

  public UndecodableSheet() {
    Label title = Nodes.styled(new Label("Records that could not be decoded"), "title-4");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setMaxHeight(MAX_HEIGHT);
    scroll.setFitToWidth(true);
    box.getChildren().addAll(title, scroll);
  }

  /** Opens with its lower right corner at a screen position. */
  public void open(Node owner, double x, double y, List<UndecodableLog.Entry> entries) {
    grid.getChildren().clear();
    if (!entries.isEmpty()) {
      grid.addRow(
          0,
          Nodes.muted("records"),
          Nodes.muted("reason"),
          Nodes.muted("first at"),
          Nodes.muted("last at"));
    }
    for (int i = 0; i < entries.size(); i++) {
      UndecodableLog.Entry entry = entries.get(i);
      grid.addRow(
          i + 1,
          new Label(String.format(Locale.ROOT, "%,d", entry.count())),
          new Label(entry.reason()),
          new Label(entry.firstPlace()),
          new Label(entry.lastPlace()));
    }
    if (entries.isEmpty()) {
      grid.add(new Label("None so far."), 0, 1, 4, 1);
    }
    popup.show(owner, x, y);
  }
}
