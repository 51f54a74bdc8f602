package topicscope.desk.widget;

import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * Numbers that change without moving what stands beside them: a label keeps the width of its widest
 * text so far, measured with digits of equal width.
 *
 * <p>For the JavaFX thread.
 */
public final class SteadyWidth {
  private SteadyWidth() {}

  /** Sets the text. An equal one costs no layout pass. */
  public static void say(Labeled label, String text) {
    if (!label.getText().equals(text)) {
      label.setText(text);
    }
    label.setMinWidth(Math.max(label.getMinWidth(), of(label, text)));
  }

  /** The width of a label with a text, each digit as wide as a 0. */
  public static double of(Labeled label, String text) {
    Text ruler = new Text(text.replaceAll("\\d", "0"));
    ruler.setFont(label.getFont());
    return Math.ceil(ruler.getLayoutBounds().getWidth())
        + label.snappedLeftInset()
        + label.snappedRightInset();
  }
}
