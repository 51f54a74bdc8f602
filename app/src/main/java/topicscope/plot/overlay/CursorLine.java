package topicscope.plot.overlay;

import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One of the two cursors on screen: a vertical line and its letter. For the JavaFX thread. */
final class CursorLine extends Group {
  private final Region line = new Region();
  private final Label tag;

  CursorLine(String letter) {
    tag = new Label(letter);
    tag.setManaged(false);
    setId("cursor-" + letter.toLowerCase(Locale.ROOT));
    setManaged(false);
    setAutoSizeChildren(false);
    setMouseTransparent(true);
    line.getStyleClass().add("cursor-line");
    tag.getStyleClass().add("cursor-tag");
    getChildren().addAll(line, tag);
  }

  /** Moves the line to a distance from the left edge of a plot of this height; hides it outside. */
  void stand(double place, PlotTransform sight) {
    setVisible(place >= 0 && place < sight.width());
    if (isVisible()) {
      line.resizeRelocate(0, 0, 1 / sight.density(), sight.height());
      double width = tag.prefWidth(-1);
      double height = tag.prefHeight(-1);
      double x = place + width + 2 > sight.width() ? -width : 1;
      tag.resizeRelocate(x, sight.height() - height, width, height);
      setTranslateX(place);
    }
  }

  /** Shows whether the keys move this cursor. */
  void setChosen(boolean chosen) {
    tag.getStyleClass().remove("chosen");
    if (chosen) {
      tag.getStyleClass().add("chosen");
    }
  }
}
