package topicscope.desk.widget;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/**
 * A sheet over the window with a few lines to fill in. Enter in a text takes them, Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class FormSheet extends Sheet {
  private final String id;
  private final Label mistake = new Label();
  private final GridPane grid = new GridPane();
  private Runnable taken = () -> {};

  /**
   * A closed sheet without lines.
   *
   * @param id what the ids of its parts begin with
   */
  public FormSheet(String id) {
    super(id + "-sheet");
    this.id = id;
    getStyleClass().add("form-sheet");
    mistake.getStyleClass().add("mistake");
    mistake.setId(id + "-mistake");
    mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
    grid.getStyleClass().add("keys");
    Button apply = button(id + "-apply", "Apply", () -> taken.run());
    apply.getStyleClass().add("accent");
    content(grid, mistake, line(apply, button(id + "-close", "Close", this::close)));
  }

  /** Adds a line with a text to fill in. */
  public TextField text(String name, String about, String prompt) {
    TextField field = new TextField();
    field.setId(id + "-" + name.replace(' ', '-'));
    field.setAccessibleText(about);
    field.setPromptText(prompt);
    field.setOnAction(event -> taken.run());
    row(name, field);
    return field;
  }

  /** Adds a line with any control. */
  public void row(String name, Node control) {
    row(grid, name, control);
  }

  /**
   * Opens it.
   *
   * @param head what it is about
   * @param first gets the keyboard
   * @param then takes what was filled in
   */
  public void open(String head, Node first, Runnable then) {
    mistake.setText("");
    taken = then;
    open(head, first);
  }

  /** Says what is wrong, and stays open. */
  public void say(String sentence) {
    mistake.setText(sentence);
  }
}
