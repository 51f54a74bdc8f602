package topicscope.desk.widget;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/**
 * A label that says the same in fewer words where there is less room: the longest wording that
 * fits, else the beginning of the shortest. All of it stands in the tooltip, and is read to screen
 * readers. It asks for the room of the longest.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ShrinkingLabel extends Label {
  private final Text ruler = new Text();
  private List<String> wordings = List.of("");

  public ShrinkingLabel() {
    setMinWidth(0);
    setTooltip(new Tooltip());
    fontProperty().subscribe(this::choose);
    widthProperty().subscribe(this::choose);
  }

  /** Says this from now on: the same in ever fewer words. Costs nothing if it says so already. */
  public void say(List<String> fromLongest) {
    if (!fromLongest.equals(wordings)) {
      wordings = List.copyOf(fromLongest);
      getTooltip().setText(wordings.getFirst());
      setAccessibleText(wordings.getFirst());
      choose();
      requestLayout();
    }
  }

  /** How much room the shortest wording needs. */
  public double leastWidth() {
    return measure(wordings.getLast());
  }

  private void choose() {
    String fitting =
        wordings.stream()
            .filter(text -> measure(text) <= getWidth())
            .findFirst()
            .orElseGet(wordings::getLast);
    if (!fitting.equals(getText())) {
      setText(fitting);
    }
  }

  private double measure(String text) {
    ruler.setFont(getFont());
    ruler.setText(text);
    return Math.ceil(ruler.getLayoutBounds().getWidth()) + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return measure(wordings.getFirst());
  }
}
