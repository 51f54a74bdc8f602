package topicscope.bench.frame;

import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * The lower bound: an area as large as the plot, in another plain colour every frame, over the
 * default background of a window. A chart that repaints its whole plot can hardly cost less.
 */
final class FlatSubject extends FrameSubject {
  private final Rectangle area;

  /** An area with these bounds in the window. */
  FlatSubject(Bounds at) {
    this(new Rectangle(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight()));
  }

  private FlatSubject(Rectangle area) {
    super(new Pane(area));
    this.area = area;
  }

  @Override
  void frame() {
    super.frame();
    area.setFill(shown % 2 == 0 ? Color.WHITE : Color.GHOSTWHITE);
  }
}
