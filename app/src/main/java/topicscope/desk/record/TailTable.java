package topicscope.desk.record;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.RecentRecords;

/**
 * The latest records, newest first, filtered by text. It is refreshed a few times a second, and not
 * while held. The key column appears with the first key.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class TailTable extends VBox {
  private static final int MAX_CHARACTERS = 300;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final ObservableList<RawRecord> rows = FXCollections.observableArrayList();
  private final TableView<RawRecord> table =
      Nodes.table("tail-table", "Records as they arrive", "No records yet", rows);
  private final TextField filter =
      Nodes.field("tail-filter", "Filter records by text or field", "Filter: text, or field=value");
  private final ToggleButton hold = Nodes.named("tail-hold", new ToggleButton("Hold"));
  private final TableColumn<RawRecord, String> keys =
      column("key", 72, record -> line(record.key(), ""));
  private Optional<RecentRecords> tail = Optional.empty();
  private long shownVersion;
  private String shownFilter = "";
  private boolean refreshing;
  private TailFilter matching = TailFilter.of("");

  /**
   * An empty table.
   *
   * @param selected gets a record when the user selects it
   */
  public TailTable(Consumer<RawRecord> selected) {
    setId("tail");
    getStyleClass().add("tail");
    keys.setVisible(false);
    table.getColumns().setAll(List.of(column("time", 92, TailTable::time)));
    table.getColumns().add(figure("part", 40, record -> Integer.toString(record.partition())));
    table.getColumns().add(figure("offset", 68, record -> Long.toString(record.offset())));
    table.getColumns().add(keys);
    table.getColumns().add(column("value", 140, record -> line(record.value(), "(tombstone)")));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(record ->
            Optional.ofNullable(record).filter(chosen -> !refreshing).ifPresent(selected));
    getChildren().addAll(Nodes.row("head", filter, hold), table);
  }

  /** Shows another tail. */
  public void watch(RecentRecords now) {
    tail = Optional.of(now);
    shownVersion = -1;
    hold.setSelected(false);
    keys.setVisible(false);
    rows.clear();
  }

  /** Shows another tail of the same topic; a held one stays until it is released. */
  public void goOnWith(RecentRecords now) {
    tail = Optional.of(now);
    shownVersion = -1;
  }

  /** Shows new records, unless held. Called a few times a second. */
  public void refresh() {
    if (tail.isEmpty() || hold.isSelected()) {
      return;
    }
    long version = tail.get().version();
    String wanted = filter.getText();
    if (!wanted.equals(shownFilter)) {
      matching = TailFilter.of(wanted);
    }
    if (version != shownVersion || !wanted.equals(shownFilter)) {
      shownVersion = version;
      shownFilter = wanted;
      RawRecord selected = table.getSelectionModel().getSelectedItem();
      // New rows clear the selection; it is restored without telling it again.
      refreshing = true;
      rows.setAll(matching.of(tail.get().records().reversed()));
      if (!keys.isVisible() && rows.stream().anyMatch(record -> record.key().isPresent())) {
        keys.setVisible(true);
      }
      if (selected != null) {
        rows.stream()
            .filter(row -> isSame(row, selected))
            .findFirst()
            .ifPresent(table.getSelectionModel()::select);
      }
      refreshing = false;
    }
  }

  /** The copies of a record in two tails differ. */
  private static boolean isSame(RawRecord one, RawRecord other) {
    return one.offset() == other.offset() && one.partition() == other.partition();
  }

  private static TableColumn<RawRecord, String> column(
      String title, double width, Function<RawRecord, String> text) {
    return Nodes.column(title, width, width * 0.9, text);
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
