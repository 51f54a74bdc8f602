package topicscope.plot.overlay;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.plot.view.Outage;

/**
 * Hatches the plot from the newest sample to the present while no data can come. An outage that is
 * over costs nothing. For the JavaFX thread.
 */
public final class OutageHatch {
  /** The hatching repeats at this distance along x, as the stylesheet says. */
  private static final double PERIOD = 8;

  private final Outage outage;
  private final Region hatch = new Region();

  public OutageHatch(Outage outage) {
    this.outage = outage;
    hatch.setId("outage");
    hatch.getStyleClass().add("outage");
    hatch.setMouseTransparent(true);
    hatch.setVisible(false);
  }

  public Node node() {
    return hatch;
  }

  /** Places the hatching in a frame. */
  public void show(PaintedFrame frame) {
    boolean shown = outage.isLasting() && frame.appended() > 0;
    double from = shown ? frame.position(newest(frame)) + 1 / frame.size().density() : 0;
    // A live window ends at the present, and has room there for half of a mark.
    double to =
        shown && !frame.job().live()
            ? Math.min(frame.position(present(frame)), frame.size().width())
            : frame.size().width();
    hatch.setVisible(shown && to > from);
    if (hatch.isVisible()) {
      // Far to the left it begins at the edge, and the hatching keeps to the time where it is.
      double left = Math.max(from, Math.floorMod((long) from, (long) PERIOD) - PERIOD);
      hatch.resizeRelocate(left, 0, to - left, frame.size().height());
    }
  }

  private static double newest(PaintedFrame frame) {
    return frame.scale().byTime()
        ? (double) frame.newestTimeMs().orElse(0)
        : frame.key().traces().stream()
            .map(TraceRendering::buffer)
            .mapToLong(buffer -> buffer.appended() - 1)
            .max()
            .orElse(0);
  }

  private double present(PaintedFrame frame) {
    return frame.scale().byTime()
        ? (double) outage.present().orElse(0)
        : newest(frame) + outage.missed();
  }
}
