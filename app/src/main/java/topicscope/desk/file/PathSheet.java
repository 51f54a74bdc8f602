package topicscope.desk.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.Sheet;

/**
 * A sheet that asks for a file. Enter accepts, Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class PathSheet extends Sheet {
  private final Button go;
  private final TextField file = Nodes.field("path-file", "File", "");
  private final SaveSteps steps;
  private Optional<FileWriter> writer = Optional.empty();
  private Consumer<Path> opened = path -> {};

  /**
   * A closed sheet.
   *
   * @param warn receives the reason of a failure when the sheet has been closed meanwhile
   */
  public PathSheet(Consumer<String> warn) {
    super("path-sheet");
    getStyleClass().add(Commands.TAKES_KEYS);
    steps = new SaveSteps("path", file, this::close, warn);
    file.setPrefColumnCount(36);
    file.setOnAction(event -> take());
    go = Nodes.button("path-go", "", this::take);
    go.getStyleClass().add("accent");
    content(
        line(file, Nodes.button("path-browse", "Browse…", this::browse)),
        steps.said(),
        line(go, steps.replace(), Nodes.button("path-close", "Close", this::close)));
  }

  /** Asks for a file to write; asks again before one is replaced. */
  public void askToSave(String head, Path proposal, FileWriter then) {
    writer = Optional.of(then);
    ask(head, "Save", proposal.toString());
  }

  /** Asks for a file to open. */
  public void askToOpen(Consumer<Path> then) {
    writer = Optional.empty();
    opened = then;
    ask("Open a workspace", "Open", "");
  }

  @Override
  public void close() {
    steps.begin();
    super.close();
  }

  private void ask(String head, String button, String start) {
    go.setText(button);
    file.setText(start);
    steps.begin();
    open(head, file);
  }

  private void take() {
    writer.ifPresentOrElse(
        then -> {
          var _ = steps.save(then);
        },
        () ->
            TypedPath.parse(file.getText())
                .ifPresent(path -> {
                  close();
                  opened.accept(path);
                }));
  }

  private void browse() {
    FileChooser chooser = new FileChooser();
    TypedPath.parse(file.getText())
        .map(Path::getFileName)
        .ifPresent(name -> chooser.setInitialFileName(name.toString()));
    boolean saving = writer.isPresent();
    Optional.ofNullable(
            saving
                ? chooser.showSaveDialog(getScene().getWindow())
                : chooser.showOpenDialog(getScene().getWindow()))
        .ifPresent(chosen -> steps.chose(chosen.toPath()));
  }
}
