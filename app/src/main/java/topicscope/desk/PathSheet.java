package topicscope.desk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/**
 * A sheet over the window that asks for a file. Enter takes it, Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
final class PathSheet extends StackPane {
  private final Label title = new Label();
  private final Button go = new Button();
  private final TextField file = new TextField();
  private boolean saving;
  private Consumer<Path> taken = path -> {};

  PathSheet() {
    setId("path-sheet");
    getStyleClass().addAll("help-sheet", Commands.TAKES_KEYS);
    title.getStyleClass().add("title-3");
    file.setId("path-file");
    file.setAccessibleText("File");
    file.setPrefColumnCount(36);
    file.setOnAction(event -> take());
    go.setId("path-go");
    go.getStyleClass().add("accent");
    go.setOnAction(event -> take());
    Button browse = new Button("Browse…");
    browse.setOnAction(event -> browse());
    Button cancel = new Button("Close");
    cancel.setOnAction(event -> close());
    HBox where = new HBox(file, browse);
    HBox buttons = new HBox(go, cancel);
    where.getStyleClass().add("door");
    buttons.getStyleClass().add("door");
    VBox sheet = new VBox(title, where, buttons);
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
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

  /** Asks where to save. */
  void askToSave(String head, Path proposal, Consumer<Path> then) {
    ask(head, "Save", true, proposal.toString(), then);
  }

  /** Asks what to open. */
  void askToOpen(Consumer<Path> then) {
    ask("Open a workspace", "Open", false, "", then);
  }

  private void ask(String head, String button, boolean toSave, String start, Consumer<Path> then) {
    title.setText(head);
    go.setText(button);
    saving = toSave;
    taken = then;
    file.setText(start);
    setVisible(true);
    file.requestFocus();
    file.end();
  }

  private void take() {
    Optional<Path> path = ExportForm.path(file.getText());
    if (path.isPresent()) {
      close();
      taken.accept(path.get());
    }
  }

  private void close() {
    setVisible(false);
    getParent().requestFocus();
  }

  private void browse() {
    FileChooser chooser = new FileChooser();
    ExportForm.path(file.getText())
        .map(Path::getFileName)
        .ifPresent(name -> chooser.setInitialFileName(name.toString()));
    Optional.ofNullable(
            saving
                ? chooser.showSaveDialog(getScene().getWindow())
                : chooser.showOpenDialog(getScene().getWindow()))
        .ifPresent(chosen -> file.setText(chosen.toString()));
  }
}
