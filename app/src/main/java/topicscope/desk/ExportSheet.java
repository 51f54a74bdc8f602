package topicscope.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import topicscope.export.TimeForm;

/**
 * The sheet over the window on which an export is chosen: what, how, and where to. Enter saves,
 * Escape closes it. A view only: what is filled in is an {@link ExportForm}.
 *
 * <p>Owned by the JavaFX thread.
 */
final class ExportSheet extends StackPane {
  private final ComboBox<ExportKind> kind = box("export-kind", ExportKind::title);
  private final ComboBox<Integer> scale = box("export-scale", times -> times + " ×");
  private final ComboBox<ExportForm.Colours> colours =
      box("export-colours", ExportForm.Colours::title);
  private final ComboBox<TimeForm> time =
      box("export-time", form -> form == TimeForm.ISO ? "ISO 8601, UTC" : "ms since 1970");
  private final TextField file = new TextField();
  private final Button copy = new Button("Copy");
  private final Consumer<ExportForm> save;
  private final Consumer<ExportForm> copied;
  private final GridPane grid = new GridPane();
  private Optional<ExportForm> form = Optional.empty();

  /**
   * A closed sheet.
   *
   * @param save saves what was filled in to a file
   * @param copied copies what was filled in to the clipboard
   */
  ExportSheet(Consumer<ExportForm> save, Consumer<ExportForm> copied) {
    this.save = save;
    this.copied = copied;
    setId("export-sheet");
    getStyleClass().addAll("help-sheet", "export-sheet", Commands.TAKES_KEYS);
    scale.setItems(FXCollections.observableArrayList(1, 2, 3, 4));
    colours.setItems(FXCollections.observableArrayList(ExportForm.Colours.values()));
    time.setItems(FXCollections.observableArrayList(TimeForm.values()));
    file.setId("export-file");
    file.setAccessibleText("File");
    file.setPrefColumnCount(36);
    file.setOnAction(event -> finish(this.save));
    Label title = new Label("Export");
    title.getStyleClass().add("title-3");
    VBox sheet = new VBox(title, grid, buttons());
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    grid.getStyleClass().add("keys");
    getChildren().add(sheet);
    kind.valueProperty().subscribe(now -> change(now, ExportForm::withKind));
    scale.valueProperty().subscribe(now -> change(now, ExportForm::withScale));
    colours.valueProperty().subscribe(now -> change(now, ExportForm::withColours));
    time.valueProperty().subscribe(now -> change(now, ExportForm::withTime));
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
    setVisible(false);
  }

  /** Opens with a form and the kinds that can be chosen. */
  void open(ExportForm start, List<ExportKind> kinds) {
    form = Optional.empty();
    kind.setItems(FXCollections.observableArrayList(kinds));
    form = Optional.of(start);
    show(start);
    setVisible(true);
    file.requestFocus();
    file.end();
  }

  private void close() {
    form = Optional.empty();
    setVisible(false);
    getParent().requestFocus();
  }

  private interface Change<T> {
    ExportForm apply(ExportForm form, T now);
  }

  private <T> void change(T now, Change<T> change) {
    if (now != null && form.isPresent()) {
      ExportForm before = typed(form.get());
      ExportForm after = change.apply(before, now);
      form = Optional.of(after);
      if (!after.equals(before)) {
        show(after);
      }
    }
  }

  private ExportForm typed(ExportForm now) {
    return now.withFile(file.getText());
  }

  private void show(ExportForm now) {
    file.setText(now.file());
    kind.setValue(now.kind());
    scale.setValue(now.scale());
    colours.setValue(now.colours());
    time.setValue(now.time());
    copy.setVisible(now.kind() != ExportKind.RECORD);
    grid.getChildren().clear();
    row("what", kind);
    if (now.kind().isPicture()) {
      row("sharpness", scale);
      row("colours", colours);
    }
    if (now.kind().isTable()) {
      row("times", time);
    }
    Button browse = new Button("Browse…");
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(event -> browse());
    HBox where = new HBox(file, browse);
    where.getStyleClass().add("door");
    row("file", where);
  }

  private void row(String name, Node control) {
    Label head = new Label(name);
    head.getStyleClass().add("text-muted");
    head.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), head, control);
  }

  private HBox buttons() {
    Button go = new Button("Save");
    go.setId("export-save");
    go.getStyleClass().add("accent");
    go.setOnAction(event -> finish(save));
    copy.setId("export-copy");
    copy.setOnAction(event -> finish(copied));
    Button cancel = new Button("Close");
    cancel.setId("export-close");
    cancel.setOnAction(event -> close());
    HBox buttons = new HBox(go, copy, cancel);
    buttons.getStyleClass().add("door");
    return buttons;
  }

  private void finish(Consumer<ExportForm> end) {
    Optional<ExportForm> filled = form.map(this::typed);
    close();
    filled.ifPresent(end);
  }

  private void browse() {
    FileChooser chooser = new FileChooser();
    Optional<Path> typed = form.map(this::typed).flatMap(ExportForm::path);
    typed.map(Path::getFileName).ifPresent(name -> chooser.setInitialFileName(name.toString()));
    typed
        .map(Path::getParent)
        .filter(folder -> folder.toFile().isDirectory())
        .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .ifPresent(chosen -> file.setText(chosen.toString()));
  }

  private static <T> ComboBox<T> box(String id, Function<T, String> words) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setConverter(new OneWayConverter<>(words));
    return box;
  }
}
