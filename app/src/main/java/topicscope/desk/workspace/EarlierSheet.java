package topicscope.desk.workspace;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import topicscope.connect.ProfileColour;
import topicscope.desk.connect.ColourDot;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.Sheet;
import topicscope.workspace.KeptWorkspaces.Entry;

/**
 * The sheet that lists what was kept: cluster, plots and date. Enter or a double click opens,
 * Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class EarlierSheet extends Sheet {
  private static final double WIDTH = 560;
  private static final double ROW = 48;
  private static final int MAX_ROWS = 6;

  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ListView<Entry> list = Nodes.named("earlier-list", new ListView<>(entries));
  private final Consumer<Entry> opened;

  /**
   * A closed sheet.
   *
   * @param opened receives the one to open
   */
  public EarlierSheet(Consumer<Entry> opened) {
    super("earlier-sheet");
    this.opened = opened;
    getStyleClass().add(Commands.TAKES_KEYS);
    list.setAccessibleText("Earlier workspaces, the newest first");
    list.setPlaceholder(new Label("Nothing else is kept yet"));
    list.setCellFactory(view -> new EntryCell(this::take));
    list.setFixedCellSize(ROW);
    list.setPrefWidth(WIDTH);
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        take();
      }
    });
    Button go = Nodes.styled(Nodes.button("earlier-open", "Open", this::take), "accent");
    go.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    content(
        Nodes.muted("What the window shows now is kept, too; it can be opened here later."),
        list,
        line(go, Nodes.button("earlier-close", "Close", this::close)));
  }

  /** Opens with these. */
  public void open(List<Entry> all) {
    entries.setAll(all);
    list.setPrefHeight(ROW * Math.clamp(all.size(), 2, MAX_ROWS) + 2);
    open("Open an earlier workspace", list);
    list.getSelectionModel().selectFirst();
  }

  private void take() {
    Entry chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      close();
      opened.accept(chosen);
    }
  }

  private static final class EntryCell extends ListCell<Entry> {
    private static final DateTimeFormatter DATE =
        DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final Label cluster = Nodes.styled(new Label(), "text-bold");
    private final Label plots = Nodes.styled(new Label(), "text-muted", "text-small");
    private final Label date = Nodes.uncut(new Label());
    private final Label kind = Nodes.uncut(Nodes.styled(new Label(), "text-muted", "text-small"));
    private final ColourDot colour = new ColourDot();
    private final HBox row;

    EntryCell(Runnable take) {
      VBox words = new VBox(cluster, plots);
      VBox times = new VBox(date, kind);
      words.setAlignment(Pos.CENTER_LEFT);
      times.setAlignment(Pos.CENTER_RIGHT);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      row = Nodes.row("profile-line", colour, words, times);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setOnMouseClicked(event -> {
        if (event.getClickCount() == 2 && !isEmpty()) {
          take.run();
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      cluster.setText(entry.clusterText());
      plots.setText(entry.plotsText());
      date.setText(DATE.format(entry.time().atZone(ZoneId.systemDefault())));
      kind.setText(entry.copy() ? "earlier" : "last used");
      colour.show(
          entry
              .workspace()
              .mainCluster()
              .flatMap(main -> main.name().colour())
              .flatMap(ProfileColour::of)
              .orElse(ProfileColour.NONE));
      setAccessibleText(cluster.getText() + ", " + plots.getText() + ", " + date.getText());
      setGraphic(row);
    }
  }
}
