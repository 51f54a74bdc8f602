package topicscope.desk.record;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import topicscope.desk.widget.ColumnWidths;
import topicscope.desk.widget.NoMatch;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SparseRow;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.RecentRecords;

/**
 * The latest records, newest first, filtered by text. It is refreshed a few times a second. A
 * selected record pauses it, so that the record stays where it is; a line below says so and counts
 * the newer ones. The key column appears with the first key, and the value takes what is left.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class TailTable extends VBox {
  private static final int MAX_CHARACTERS = 300;
  private static final double MAX_KEY_WIDTH = 160;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final ObservableList<RawRecord> rows = FXCollections.observableArrayList();
  private final TableView<RawRecord> table =
      Nodes.table("tail-table", "Records as they arrive", "No records yet", rows);
  private final TextField filter =
      Nodes.field("tail-filter", "Filter records by text or field", "Filter: text, or field=value");
  private final Label nothing = new Label("No records yet");
  private final NoMatch noMatch = new NoMatch("tail-no-match", "record", filter);
  private final ToggleButton hold = Nodes.named("tail-hold", new ToggleButton("Hold"));
  private final Label held = Nodes.named("tail-held", new Label());
  private final HBox heldLine;
  private final TableColumn<RawRecord, String> time = column("time", 80, TailTable::time);
  private final TableColumn<RawRecord, String> partition =
      figure("part", 44, record -> Integer.toString(record.partition()));
  private final TableColumn<RawRecord, String> offset =
      figure("offset", 56, record -> Long.toString(record.offset()));
  private final TableColumn<RawRecord, String> keys =
      column("key", 52, record -> line(record.key(), ""));
  private final TableColumn<RawRecord, String> value =
      column("value", 96, record -> line(record.value(), "(tombstone)"));
  private final ColumnWidths<RawRecord> widths;
  private final Runnable opened;
  private Optional<RecentRecords> tail = Optional.empty();
  private List<RawRecord> records = List.of();
  private long shownVersion;
  private String shownFilter = "";
  private boolean refreshing;
  private TailFilter matching = TailFilter.of("");

  /**
   * An empty table.
   *
   * @param selected gets a record when the user selects it
   * @param opened called when the user wants to see the selected record in full
   */
  public TailTable(Consumer<RawRecord> selected, Runnable opened) {
    this.opened = opened;
    setId("tail");
    getStyleClass().add("tail");
    hold.setMinWidth(USE_PREF_SIZE);
    table.getColumns().setAll(List.of(time, partition, offset, value));
    widths = new ColumnWidths<>(table, value, List.of(time, keys, offset, partition));
    Hyperlink onward = Nodes.named("tail-continue", new Hyperlink("Continue (Esc)"));
    onward.setMinWidth(USE_PREF_SIZE);
    onward.setOnAction(event -> hold.setSelected(false));
    held.setMinWidth(0);
    heldLine = Nodes.collapsing(Nodes.row("held", held, onward));
    heldLine.visibleProperty().bind(hold.selectedProperty());
    hold.selectedProperty().subscribe(this::showHeld);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(record ->
            Optional.ofNullable(record)
                .filter(chosen -> !refreshing)
                .ifPresent(chosen -> {
                  hold.setSelected(true);
                  selected.accept(chosen);
                }));
    table.setRowFactory(view -> {
      SparseRow<RawRecord> row = new SparseRow<>();
      row.setOnMouseClicked(event -> onClick(row, event));
      return row;
    });
    table.setOnKeyPressed(this::onKey);
    getChildren().addAll(Nodes.row("head", filter, hold), table, heldLine);
  }

  /** The widths of its columns. */
  public ColumnWidths<RawRecord> widths() {
    return widths;
  }

  /** Shows another tail. */
  public void watch(RecentRecords now) {
    tail = Optional.of(now);
    shownVersion = -1;
    hold.setSelected(false);
    filter.clear();
    table.getColumns().remove(keys);
    widths.forget();
    records = List.of();
    rows.clear();
  }

  /** Shows another tail of the same topic; a held one stays until it is released. */
  public void goOnWith(RecentRecords now) {
    tail = Optional.of(now);
    shownVersion = -1;
  }

  /** Shows new records, unless held. Called a few times a second. */
  public void refresh() {
    if (tail.isEmpty()) {
      return;
    }
    long version = hold.isSelected() ? shownVersion : tail.get().version();
    String wanted = filter.getText();
    if (!wanted.equals(shownFilter)) {
      matching = TailFilter.of(wanted);
    }
    if (version != shownVersion || !wanted.equals(shownFilter)) {
      if (version != shownVersion) {
        records = tail.get().records().reversed();
      }
      shownVersion = version;
      shownFilter = wanted;
      RawRecord selected = table.getSelectionModel().getSelectedItem();
      // New rows clear the selection; it is restored without telling it again.
      refreshing = true;
      rows.setAll(matching.of(records));
      table.setPlaceholder(records.isEmpty() || wanted.isBlank() ? nothing : noMatch);
      holdContent();
      if (selected != null) {
        rows.stream()
            .filter(row -> isSame(row, selected))
            .findFirst()
            .ifPresent(table.getSelectionModel()::select);
      }
      refreshing = false;
    }
    if (hold.isSelected()) {
      held.setText(
          String.format(Locale.ROOT, "Paused; %,d newer", tail.get().version() - shownVersion));
    }
  }

  private void holdContent() {
    if (!table.getColumns().contains(keys)
        && rows.stream().anyMatch(record -> record.key().isPresent())) {
      table.getColumns().add(table.getColumns().indexOf(value), keys);
    }
    widths.hold("time", texts(TailTable::time));
    widths.hold("part", texts(record -> Integer.toString(record.partition())));
    widths.hold("offset", texts(record -> Long.toString(record.offset())));
    texts(record -> line(record.key(), ""))
        .mapToDouble(text -> Math.min(MAX_KEY_WIDTH, 12 + widths.measure(text)))
        .max()
        .ifPresent(width -> widths.need("key", width));
  }

  /** Of the newest rows; the others are alike. */
  private Stream<String> texts(Function<RawRecord, String> text) {
    return rows.stream().limit(50).map(text);
  }

  private void showHeld(boolean now) {
    held.setText("Paused");
    if (!now) {
      table.getSelectionModel().clearSelection();
    }
  }

  private void onClick(TableRow<RawRecord> row, MouseEvent event) {
    if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
      opened.run();
    }
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        if (table.getSelectionModel().getSelectedItem() != null) {
          opened.run();
        }
      }
      case ESCAPE -> hold.setSelected(false);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The copies of a record in two tails differ. */
  private static boolean isSame(RawRecord one, RawRecord other) {
    return one.offset() == other.offset() && one.partition() == other.partition();
  }

  private static TableColumn<RawRecord, String> column(
      String title, double width, Function<RawRecord, String> text) {
    TableColumn<RawRecord, String> column = Nodes.column(title, width, width, text);
    column.setId(title);
    return column;
  }

  private static TableColumn<RawRecord, String> figure(
      String title, double width, Function<RawRecord, String> text) {
    TableColumn<RawRecord, String> column = column(title, width, text);
    column.getStyleClass().add("figure");
    return column;
  }

  private static String time(RawRecord record) {
    return TIME.format(Instant.ofEpochMilli(record.timestampMs()));
  }

  private static String line(Optional<byte[]> bytes, String otherwise) {
    return bytes.map(some -> RecordText.oneLine(some, MAX_CHARACTERS)).orElse(otherwise);
  }
}
