package topicscope.desk.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import topicscope.desk.file.FileWriter;
import topicscope.desk.file.SaveSteps;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.Sheet;
import topicscope.export.TimeFormat;

/**
 * The sheet that edits an {@link ExportForm}: kind, options, file. Enter saves, Escape closes. It
 * stays open until the file is written, or a long export has begun.
 *
 * <p>Owned by the JavaFX thread.
 */
final class ExportSheet extends Sheet {
  private final ComboBox<ExportKind> kind = Nodes.choice("export-kind", "What", ExportKind::title);
  private final ComboBox<Integer> scale =
      Nodes.choice("export-scale", "Sharpness", times -> times + " ×");
  private final ComboBox<ExportForm.Colours> colours =
      Nodes.choice("export-colours", "Colours", ExportForm.Colours::title);
  private final ComboBox<TimeFormat> time =
      Nodes.choice(
          "export-time",
          "Times",
          form -> form == TimeFormat.ISO ? "ISO 8601, UTC" : "ms since 1970");
  private final TextField file = Nodes.field("export-file", "File", "");
  private final Button copy;
  private final BiFunction<ExportForm, Path, CompletableFuture<Optional<String>>> save;
  private final Consumer<CompletableFuture<?>> underWay;
  private final SaveSteps steps;
  private final Consumer<ExportForm> copied;
  private final GridPane grid = new GridPane();
  private Optional<ExportForm> form = Optional.empty();

  /**
   * A closed sheet.
   *
   * @param save saves to a file; see {@link FileWriter}
   * @param copied copies to the clipboard
   * @param underWay receives each save that has begun
   * @param warn receives the reason of a failure when the sheet has been closed meanwhile
   */
  ExportSheet(
      BiFunction<ExportForm, Path, CompletableFuture<Optional<String>>> save,
      Consumer<ExportForm> copied,
      Consumer<CompletableFuture<?>> underWay,
      Consumer<String> warn) {
    super("export-sheet");
    getStyleClass().add(Commands.TAKES_KEYS);
    this.save = save;
    this.copied = copied;
    this.underWay = underWay;
    this.steps = new SaveSteps("export", file, this::close, warn);
    getStyleClass().add("export-sheet");
    scale.setItems(FXCollections.observableArrayList(1, 2, 3, 4));
    colours.setItems(FXCollections.observableArrayList(ExportForm.Colours.values()));
    time.setItems(FXCollections.observableArrayList(TimeFormat.values()));
    file.setPrefColumnCount(36);
    file.setOnAction(event -> saveNow());
    copy = Nodes.button("export-copy", "Copy", this::copyNow);
    grid.getStyleClass().add("keys");
    content(grid, steps.said(), buttons());
    kind.valueProperty().subscribe(now -> change(now, ExportForm::withKind));
    scale.valueProperty().subscribe(now -> change(now, ExportForm::withScale));
    colours.valueProperty().subscribe(now -> change(now, ExportForm::withColours));
    time.valueProperty().subscribe(now -> change(now, ExportForm::withTime));
  }

  /** Opens with a form and the available kinds. */
  void open(ExportForm start, List<ExportKind> kinds) {
    form = Optional.empty();
    kind.setItems(FXCollections.observableArrayList(kinds));
    form = Optional.of(start);
    show(start);
    steps.begin();
    open("Export", file);
  }

  @Override
  public void close() {
    form = Optional.empty();
    steps.begin();
    super.close();
  }

  private <T> void change(T now, BiFunction<ExportForm, T, ExportForm> change) {
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
    row(grid, "what", kind);
    if (now.kind().isPicture()) {
      row(grid, "sharpness", scale);
      row(grid, "colours", colours);
    }
    if (now.kind().isTable()) {
      row(grid, "times", time);
    }
    Button browse = Nodes.button("export-browse", "Browse…", this::browse);
    row(grid, "file", line(file, browse));
  }

  private HBox buttons() {
    Button go = Nodes.button("export-save", "Save", this::saveNow);
    go.getStyleClass().add("accent");
    return line(go, steps.replace(), copy, Nodes.button("export-close", "Close", this::close));
  }

  private void saveNow() {
    form.map(this::typed)
        .ifPresent(now -> underWay.accept(steps.save(path -> save.apply(now, path))));
  }

  private void copyNow() {
    Optional<ExportForm> filled = form.map(this::typed);
    close();
    filled.ifPresent(copied);
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
        .ifPresent(chosen -> steps.chose(chosen.toPath()));
  }
}
