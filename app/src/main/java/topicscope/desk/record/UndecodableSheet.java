package topicscope.desk.record;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import topicscope.kafka.read.UndecodableLog;

/** The distinct reasons for which records could not be decoded, each with its count and where. */
public final class UndecodableSheet {
  private static final double MOST_HEIGHT = 320;

  private final GridPane grid = new GridPane();
  private final VBox box = new VBox();
  private final Popup popup = new Popup();

  public UndecodableSheet() {
    box.setId("undecodable-sheet");
    box.getStyleClass().add("search-popup");
    grid.getStyleClass().add("undecodable");
    Label title = new Label("Records that could not be decoded");
    title.getStyleClass().add("title-4");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setFitToWidth(true);
    box.getChildren().addAll(title, scroll);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT);
    popup.getContent().add(box);
  }

  /** Opens with its lower right corner at that place on the screen. */
  public void open(Node owner, double x, double y, List<UndecodableLog.Entry> entries) {
    grid.getChildren().clear();
    if (!entries.isEmpty()) {
      grid.addRow(0, head("records"), head("reason"), head("first at"), head("last at"));
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

  private static Label head(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().add("text-muted");
    return label;
  }
}
