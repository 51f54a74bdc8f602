package topicscope.desk.widget;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/**
 * A sheet with a few fields. Enter in a field applies, Escape closes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class FormSheet extends Sheet {
  private final String id;
  private final Label mistake;
  private final GridPane grid = Nodes.styled(new GridPane(), "keys");
  private Runnable taken = () -> {};

  /**
   * A closed sheet without fields.
   *
   * @param id prefix of the ids of its nodes
   */
  public FormSheet(String id) {
    super(id + "-sheet");
    getStyleClass().add(Commands.TAKES_KEYS);
    this.id = id;
    getStyleClass().add("form-sheet");
    mistake = Nodes.named(id + "-mistake", new Label(), "danger");
    mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
    Button apply = Nodes.styled(Nodes.button(id + "-apply", "Apply", () -> taken.run()), "accent");
    content(grid, mistake, line(apply, Nodes.button(id + "-close", "Close", this::close)));
  }

  /** Adds a row with a text field. */
  public TextField text(String name, String about, String prompt) {
    TextField field = Nodes.field(id + "-" + name.replace(' ', '-'), about, prompt);
    field.setOnAction(event -> taken.run());
    // What was wrong is no longer what stands there.
    field.textProperty().subscribe(() -> mistake.setText(""));
    row(name, field);
    return field;
  }

  /** Adds a row with any control. */
  public void row(String name, Node control) {
    row(grid, name, control);
  }

  /**
   * Opens the sheet.
   *
   * @param head the title
   * @param first gets the focus
   * @param then applies the input
   */
  public void open(String head, Node first, Runnable then) {
    mistake.setText("");
    taken = then;
    open(head, first);
  }

  /** Shows what is wrong; the sheet stays open. */
  public void say(String sentence) {
    mistake.setText(sentence);
  }
}
