package topicscope.desk.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import topicscope.decode.schema.RegistryFile;
import topicscope.decode.schema.SchemaFile;
import topicscope.desk.widget.Nodes;

/**
 * Where schemas come from: a registry, with credentials in a separate file, or a schema file.
 *
 * <p>Owned by the JavaFX thread.
 */
final class SchemaPane extends VBox {
  private final TextField url = field("schema-registry", "http://HOST:PORT");
  private final TextField config = field("schema-registry-config", "credentials, certificates");
  private final TextField file = field("schema-file", ".avsc, .proto or .desc");
  private final TextField message = field("schema-message", "the first message type");
  private final Label trouble = Nodes.named("schema-trouble", new Label(), "warning");

  /**
   * An empty pane.
   *
   * @param use gets the user's choice
   */
  SchemaPane(BiConsumer<Optional<RegistryFile>, Optional<SchemaFile>> use) {
    setId("schema-pane");
    getStyleClass().add("schema-pane");
    GridPane grid = Nodes.styled(new GridPane(), "fields");
    row(grid, "Registry", url);
    row(grid, "Its file", config, browse(config, "The registry's credentials and certificates"));
    row(grid, "Schema file", file, browse(file, "The schema of the values"));
    row(grid, "Message", message);
    Button apply = Nodes.button("schema-use", "Use these", () -> use(use));
    trouble.setWrapText(true);
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    getChildren().addAll(grid, apply, trouble);
  }

  /** Shows the sources in use. */
  void show(Optional<RegistryFile> registry, Optional<SchemaFile> schema) {
    url.setText(registry.map(RegistryFile::url).orElse(""));
    config.setText(registry.flatMap(RegistryFile::config).map(Path::toString).orElse(""));
    file.setText(schema.map(one -> one.file().toString()).orElse(""));
    message.setText(schema.map(SchemaFile::message).orElse(""));
  }

  void focusRegistry() {
    url.requestFocus();
  }

  void focusFile() {
    file.requestFocus();
  }

  /** Shows a problem; empty hides it. */
  void say(String what) {
    if (!trouble.getText().equals(what)) {
      trouble.setText(what);
    }
  }

  private void use(BiConsumer<Optional<RegistryFile>, Optional<SchemaFile>> use) {
    try {
      Optional<RegistryFile> registry =
          text(url).map(address -> new RegistryFile(address, text(config).map(Path::of)));
      Optional<SchemaFile> schema =
          text(file).map(path -> new SchemaFile(Path.of(path), message.getText().strip()));
      if (registry.isEmpty() && text(config).isPresent()) {
        say("Give the registry's address too.");
        return;
      }
      use.accept(registry, schema);
    } catch (InvalidPathException e) {
      say("Not a valid file name: " + e.getInput());
    }
  }

  private static Optional<String> text(TextField field) {
    return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
  }

  private static TextField field(String id, String prompt) {
    return Nodes.field(id, prompt, prompt);
  }

  private static void row(GridPane grid, String title, TextField field, Button... browse) {
    int row = grid.getRowCount();
    grid.add(Nodes.uncut(new Label(title)), 0, row);
    grid.add(field, 1, row, browse.length == 0 ? 2 : 1, 1);
    if (browse.length > 0) {
      grid.add(browse[0], 2, row);
    }
  }

  private Button browse(TextField field, String title) {
    Button button =
        Nodes.button(
            field.getId() + "-browse",
            "…",
            () ->
                Nodes.chooseFile(title, getScene().getWindow())
                    .ifPresent(chosen -> field.setText(chosen.toString())));
    button.setAccessibleText("Choose a file: " + title);
    return button;
  }
}
