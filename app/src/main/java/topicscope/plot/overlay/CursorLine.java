package topicscope.plot.overlay;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import topicscope.plot.axis.LayerGroup;
import topicscope.plot.paint.PaintedFrame;

/** The vertical line of a cursor and its letter. For the JavaFX thread. */
final class CursorLine extends LayerGroup {
  private final Region line = new Region();
  private final Label tag;

  CursorLine(String letter) {
    tag = new Label(letter);
    tag.setManaged(false);
    setId("cursor-" + letter.toLowerCase(Locale.ROOT));
    line.getStyleClass().add("cursor-line");
    tag.getStyleClass().add("cursor-tag");
    getChildren().addAll(line, tag);
  }

  /** Moves it to a position in the plot of a frame; invisible outside of the plot. */
  void stand(double position, PaintedFrame frame) {
    setVisible(position >= 0 && position < frame.size().width());
    if (isVisible()) {
      line.resizeRelocate(0, 0, 1 / frame.size().density(), frame.size().height());
      double width = tag.prefWidth(-1);
      double height = tag.prefHeight(-1);
      double x = position + width + 2 > frame.size().width() ? -width : 1;
      tag.resizeRelocate(x, frame.size().height() - height, width, height);
      setTranslateX(position);
    }
  }

  /** Shows whether keys move this cursor. */
  void setChosen(boolean chosen) {
    tag.getStyleClass().remove("chosen");
    if (chosen) {
      tag.getStyleClass().add("chosen");
    }
  }
}
