package topicscope.desk.widget;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;

/**
 * A sheet that asks for a file. Enter accepts, Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class PathSheet extends Sheet {
  private final Button go;
  private final TextField file = Nodes.field("path-file", "File", "");
  private boolean saving;
  private Consumer<Path> taken = path -> {};

  public PathSheet() {
    super("path-sheet");
    getStyleClass().add(Commands.TAKES_KEYS);
    file.setPrefColumnCount(36);
    file.setOnAction(event -> take());
    go = Nodes.button("path-go", "", this::take);
    go.getStyleClass().add("accent");
    content(
        line(file, Nodes.button("path-browse", "Browse…", this::browse)),
        line(go, Nodes.button("path-close", "Close", this::close)));
  }

  /** Asks for a file to write. */
  public void askToSave(String head, Path proposal, Consumer<Path> then) {
    ask(head, "Save", true, proposal.toString(), then);
  }

  /** Asks for a file to open. */
  public void askToOpen(Consumer<Path> then) {
    ask("Open a workspace", "Open", false, "", then);
  }

  private void ask(String head, String button, boolean toSave, String start, Consumer<Path> then) {
    go.setText(button);
    saving = toSave;
    taken = then;
    file.setText(start);
    open(head, file);
  }

  private void take() {
    Optional<Path> path = TypedPath.parse(file.getText());
    if (path.isPresent()) {
      close();
      taken.accept(path.get());
    }
  }

  private void browse() {
    FileChooser chooser = new FileChooser();
    TypedPath.parse(file.getText())
        .map(Path::getFileName)
        .ifPresent(name -> chooser.setInitialFileName(name.toString()));
    Optional.ofNullable(
            saving
                ? chooser.showSaveDialog(getScene().getWindow())
                : chooser.showOpenDialog(getScene().getWindow()))
        .ifPresent(chosen -> file.setText(chosen.toString()));
  }
}
