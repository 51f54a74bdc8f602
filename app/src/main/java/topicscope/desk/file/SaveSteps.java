package topicscope.desk.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import topicscope.desk.model.LatestRequest;
import topicscope.desk.widget.Nodes;

/**
 * How a sheet saves to the file in its field: it asks before a file is replaced, stays open with
 * what was typed and the reason when saving fails, and closes when the file is written. Enter never
 * replaces a file, so that a key held down doesn't.
 *
 * <p>Owned by the JavaFX thread; files are looked at elsewhere.
 */
public final class SaveSteps {
  private static final double TEXT_WIDTH = 460;
  private static final String WRONG = "danger";

  private final TextField file;
  private final Runnable close;
  private final Consumer<String> elsewhere;
  private final Label said;
  private final Button replace;
  private final LatestRequest order = new LatestRequest();
  private Optional<Path> mayReplace = Optional.empty();
  private boolean busy;
  private FileWriter writer = path -> CompletableFuture.completedFuture(Optional.empty());

  /**
   * The steps of a sheet.
   *
   * @param id prefix of the ids of its nodes
   * @param file the field with the file
   * @param close closes the sheet
   * @param elsewhere receives the reason of a failure when the sheet has been closed meanwhile
   */
  public SaveSteps(String id, TextField file, Runnable close, Consumer<String> elsewhere) {
    this.file = file;
    this.close = close;
    this.elsewhere = elsewhere;
    said = Nodes.problem(id + "-said");
    said.setMaxWidth(TEXT_WIDTH);
    replace = Nodes.collapsing(Nodes.button(id + "-replace", "Replace it", this::replaceFile));
    replace.getStyleClass().add("danger");
    replace.setVisible(false);
    file.textProperty().subscribe(this::forget);
  }

  /** What is wrong or asked; it takes no room while there is nothing. */
  public Label said() {
    return said;
  }

  /** The button that answers the question. */
  public Button replace() {
    return replace;
  }

  /** The sheet opens or closes: what is still under way doesn't concern it any more. */
  public void begin() {
    order.cancel();
    busy = false;
    mayReplace = Optional.empty();
    forget();
  }

  /** The file was chosen in the system's own dialog, which has asked. */
  public void chose(Path chosen) {
    file.setText(chosen.toString());
    mayReplace = Optional.of(chosen.toAbsolutePath());
  }

  /**
   * Saves to the file in the field, unless that needs an answer first.
   *
   * @return completes when nothing is under way any more
   */
  public CompletableFuture<Void> save(FileWriter how) {
    writer = how;
    Optional<Path> path = TypedPath.parse(file.getText()).map(Path::toAbsolutePath);
    if (path.isEmpty()) {
      forget();
      say("'" + file.getText() + "' is not a valid file name");
    } else if (!busy) {
      return mayReplace.equals(path) ? write(path.get()) : look(path.get());
    }
    return CompletableFuture.completedFuture(null);
  }

  private void replaceFile() {
    mayReplace = TypedPath.parse(file.getText()).map(Path::toAbsolutePath);
    var _ = save(writer);
  }

  private CompletableFuture<Void> look(Path path) {
    LatestRequest.Ticket ticket = begun();
    return CompletableFuture.supplyAsync(
            () -> Files.isRegularFile(path),
            task -> Thread.ofVirtual().name("looking-at-file").start(task))
        .thenComposeAsync(
            there ->
                ticket.isLatest() ? looked(path, there) : CompletableFuture.completedFuture(null),
            Platform::runLater);
  }

  private CompletableFuture<Void> looked(Path path, boolean there) {
    busy = false;
    if (there) {
      said.setText(path.getFileName() + " is there already.");
      replace.setVisible(true);
      return CompletableFuture.completedFuture(null);
    }
    return write(path);
  }

  private CompletableFuture<Void> write(Path path) {
    LatestRequest.Ticket ticket = begun();
    return writer
        .write(path)
        .exceptionally(failure -> Optional.of("It isn't saved: " + failure.getMessage()))
        .thenAcceptAsync(problem -> end(ticket, problem), Platform::runLater);
  }

  private void end(LatestRequest.Ticket ticket, Optional<String> problem) {
    if (!ticket.isLatest()) {
      problem.ifPresent(elsewhere);
      return;
    }
    busy = false;
    problem.ifPresentOrElse(this::say, close);
  }

  private LatestRequest.Ticket begun() {
    busy = true;
    forget();
    return order.start();
  }

  private void say(String sentence) {
    said.getStyleClass().add(WRONG);
    said.setText(sentence);
  }

  private void forget() {
    said.getStyleClass().remove(WRONG);
    replace.setVisible(false);
    said.setText("");
  }
}
