package topicscope.desk;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A sheet over the window with a few lines to fill in. Enter in a text takes them, Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
final class FormSheet extends StackPane {
  private final String id;
  private final Label title = new Label();
  private final Label mistake = new Label();
  private final GridPane grid = new GridPane();
  private Runnable taken = () -> {};

  /**
   * A closed sheet without lines.
   *
   * @param id what the ids of its parts begin with
   */
  FormSheet(String id) {
    this.id = id;
    setId(id + "-sheet");
    getStyleClass().addAll("help-sheet", "form-sheet", Commands.TAKES_KEYS);
    title.getStyleClass().add("title-3");
    mistake.getStyleClass().add("mistake");
    mistake.setId(id + "-mistake");
    mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
    grid.getStyleClass().add("keys");
    Button apply = button("apply", "Apply", () -> taken.run());
    apply.getStyleClass().add("accent");
    HBox buttons = new HBox(apply, button("close", "Close", this::close));
    buttons.getStyleClass().add("door");
    VBox sheet = new VBox(title, grid, mistake, buttons);
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

  /** Adds a line with a text to fill in. */
  TextField text(String name, String about, String prompt) {
    TextField field = new TextField();
    field.setId(id + "-" + name.replace(' ', '-'));
    field.setAccessibleText(about);
    field.setPromptText(prompt);
    field.setOnAction(event -> taken.run());
    row(name, field);
    return field;
  }

  /** Adds a line with any control. */
  void row(String name, Node control) {
    Label head = new Label(name);
    head.getStyleClass().add("text-muted");
    head.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), head, control);
  }

  /**
   * Opens it.
   *
   * @param head what it is about
   * @param first gets the keyboard
   * @param then takes what was filled in
   */
  void open(String head, Node first, Runnable then) {
    title.setText(head);
    mistake.setText("");
    taken = then;
    setVisible(true);
    first.requestFocus();
  }

  /** Says what is wrong, and stays open. */
  void say(String sentence) {
    mistake.setText(sentence);
  }

  void close() {
    setVisible(false);
    getParent().requestFocus();
  }

  private Button button(String name, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id + "-" + name);
    button.setOnAction(event -> action.run());
    return button;
  }
}
