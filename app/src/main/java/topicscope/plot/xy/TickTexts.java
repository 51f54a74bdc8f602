package topicscope.plot.xy;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.text.Text;

/** The texts of the ticks of an axis. For the JavaFX thread. */
final class TickTexts extends Group {
  private static final double APART = 8;
  private static final double HALF_LETTER = 3.5;

  private final List<Text> texts = new ArrayList<>();

  TickTexts() {
    setAutoSizeChildren(false);
  }

  /** Sets the texts; each is invisible until it is put somewhere. */
  void prepare(List<XyAxis.Tick> ticks) {
    while (texts.size() < ticks.size()) {
      Text text = new Text();
      text.getStyleClass().add("xy-tick");
      texts.add(text);
      getChildren().add(text);
      text.applyCss();
    }
    for (int i = 0; i < texts.size(); i++) {
      texts.get(i).setVisible(false);
      texts.get(i).setText(i < ticks.size() ? ticks.get(i).text() : "");
    }
  }

  /** The width of the widest text. */
  double widest() {
    return texts.stream().mapToDouble(text -> text.getLayoutBounds().getWidth()).max().orElse(0);
  }

  /** Puts a text left of a place. */
  void putLeft(int index, double right, double y) {
    Text text = texts.get(index);
    text.setX(Math.rint(right - text.getLayoutBounds().getWidth()));
    text.setY(Math.rint(y + HALF_LETTER));
    text.setVisible(true);
  }

  /**
   * Puts a text in the middle below a place, if it is free.
   *
   * @param free where the room begins
   * @param end where the room ends
   * @return where the room for the next one begins
   */
  double putBelow(int index, double x, double y, double free, double end) {
    Text text = texts.get(index);
    double width = text.getLayoutBounds().getWidth();
    double at = Math.rint(Math.min(x - width / 2, end - width));
    if (at < free) {
      return free;
    }
    text.setX(at);
    text.setY(y);
    text.setVisible(true);
    return at + width + APART;
  }
}
