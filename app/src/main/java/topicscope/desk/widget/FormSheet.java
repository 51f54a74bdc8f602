package topicscope.desk.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.Property;
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
  private final List<Property<Object>> values = new ArrayList<>();
  private Runnable taken = () -> {};
  private Consumer<Runnable> left = again -> {};
  private List<Object> opened = List.of();

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
    Button apply = Nodes.styled(Nodes.button(id + "-apply", "Apply", this::apply), "accent");
    content(grid, mistake, line(apply, Nodes.button(id + "-close", "Close", this::close)));
  }

  /** Adds a row with a text field. */
  public TextField text(String name, String about, String prompt) {
    TextField field = Nodes.field(id + "-" + name.replace(' ', '-'), about, prompt);
    field.setOnAction(event -> apply());
    // What was wrong is no longer what stands there.
    field.textProperty().subscribe(() -> mistake.setText(""));
    row(name, field, field.textProperty());
    return field;
  }

  /**
   * Adds a row with any control.
   *
   * @param value what the user sets in it
   */
  @SuppressWarnings("unchecked")
  public void row(String name, Node control, Property<?> value) {
    row(grid, name, control);
    // It is set to nothing but what it had before.
    values.add((Property<Object>) value);
  }

  /**
   * Sets what is called when the sheet is closed and the input was changed but not applied.
   *
   * @param listener gets what sets the changed input again, to be called when the sheet is open
   */
  public void setOnLeft(Consumer<Runnable> listener) {
    left = listener;
  }

  private void apply() {
    List<Object> before = opened;
    opened = input();
    taken.run();
    if (isVisible()) {
      opened = before;
    }
  }

  private List<Object> input() {
    List<Object> now = new ArrayList<>();
    values.forEach(one -> now.add(one.getValue()));
    return now;
  }

  @Override
  public void close() {
    super.close();
    List<Object> now = input();
    if (!now.equals(opened)) {
      left.accept(() -> {
        for (int i = 0; i < now.size(); i++) {
          values.get(i).setValue(now.get(i));
        }
      });
    }
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
    opened = input();
    open(head, first);
  }

  /** Shows what is wrong; the sheet stays open. */
  public void say(String sentence) {
    mistake.setText(sentence);
  }
}
