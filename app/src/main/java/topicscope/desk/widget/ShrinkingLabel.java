package topicscope.desk.widget;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/**
 * A label with several wordings: it shows the longest that fits, else the shortest, cut. Tooltip
 * and accessible text are the longest. Its preferred width is that of the longest.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ShrinkingLabel extends Label {
  private final Text ruler = new Text();
  private List<String> wordings = List.of("");

  public ShrinkingLabel() {
    setMinWidth(0);
    fontProperty().subscribe(this::choose);
    widthProperty().subscribe(this::choose);
  }

  /** Sets the wordings, longest first. No cost if they are the same. */
  public void say(List<String> fromLongest) {
    if (!fromLongest.equals(wordings)) {
      wordings = List.copyOf(fromLongest);
      Hint.set(this, wordings.getFirst());
      setAccessibleText(wordings.getFirst());
      choose();
      requestLayout();
    }
  }

  /** Width of the shortest wording. */
  public double minTextWidth() {
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
