package topicscope.desk.widget;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;
import topicscope.desk.export.ExportForm;

/**
 * A sheet over the window that asks for a file. Enter takes it, Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class PathSheet extends Sheet {
  private final Button go;
  private final TextField file = new TextField();
  private boolean saving;
  private Consumer<Path> taken = path -> {};

  public PathSheet() {
    super("path-sheet");
    file.setId("path-file");
    file.setAccessibleText("File");
    file.setPrefColumnCount(36);
    file.setOnAction(event -> take());
    go = button("path-go", "", this::take);
    go.getStyleClass().add("accent");
    content(
        line(file, button("path-browse", "Browse…", this::browse)),
        line(go, button("path-close", "Close", this::close)));
  }

  /** Asks where to save. */
  public void askToSave(String head, Path proposal, Consumer<Path> then) {
    ask(head, "Save", true, proposal.toString(), then);
  }

  /** Asks what to open. */
  public void askToOpen(Consumer<Path> then) {
    ask("Open a workspace", "Open", false, "", then);
  }

  private void ask(String head, String button, boolean toSave, String start, Consumer<Path> then) {
    go.setText(button);
    saving = toSave;
    taken = then;
    file.setText(start);
    open(head, file);
    file.end();
  }

  private void take() {
    Optional<Path> path = ExportForm.path(file.getText());
    if (path.isPresent()) {
      close();
      taken.accept(path.get());
    }
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
