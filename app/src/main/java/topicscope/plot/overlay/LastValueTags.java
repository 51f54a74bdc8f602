package topicscope.plot.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import topicscope.chart.YScale;
import topicscope.plot.axis.YAxis;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.plot.view.TraceList;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/**
 * The last value of each trace, as a tag beside the right end of its line, in its colour. Tags move
 * with each frame, and their texts change at most four times a second. They are shown for a few
 * traces only, and while the newest samples are in sight. Off, they cost nothing. For the JavaFX
 * thread.
 */
public final class LastValueTags {
  private static final int MAX_TRACES = 8;
  private static final long PACE_NANOS = 250_000_000;
  private static final double GAP = 3;

  private record Tag(Label label, double y) {}

  private final Pane pane = new Pane();
  private final TraceList traces;
  private boolean on;
  private double width;
  private long writtenAt;

  public LastValueTags(TraceList traces) {
    this.traces = traces;
    pane.setId("value-tags");
    pane.setManaged(false);
    pane.setMouseTransparent(true);
  }

  public Node node() {
    return pane;
  }

  /** Switches them on or off. */
  public void setOn(boolean shown) {
    on = shown;
    clear();
  }

  /** Forgets the room reserved, as for other series. */
  public void clear() {
    pane.getChildren().clear();
    width = 0;
    writtenAt = 0;
  }

  /** The width that they need beside the plot; it only grows while the same series are shown. */
  public double width() {
    return width;
  }

  /** Sets where the plot ends at the right and at the top, in the coordinates of the chart. */
  public void place(double plotRight, double top) {
    pane.relocate(plotRight + GAP, top);
  }

  /**
   * Shows the last values of a frame; returns whether they need more width.
   *
   * @param live whether the newest samples are in sight
   */
  public boolean show(PaintedFrame frame, boolean live) {
    if (!on) {
      return false;
    }
    List<TraceRendering> renderings = frame.key().traces();
    boolean shown = live && renderings.size() <= MAX_TRACES;
    pane.setVisible(shown);
    if (!shown) {
      return false;
    }
    boolean write = System.nanoTime() - writtenAt > PACE_NANOS;
    if (pane.getChildren().size() != renderings.size()) {
      pane.getChildren().setAll(renderings.stream().map(_ -> newTag()).toList());
      write = true;
    }
    double before = width;
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < renderings.size(); i++) {
      Label label = (Label) pane.getChildren().get(i);
      TraceRendering trace = renderings.get(i);
      Optional<Sample> last = last(trace.buffer());
      double y = last.map(sample -> frame.height(sample.value(), trace.axis())).orElse(-1.0);
      boolean inSight = y >= 0 && y <= frame.size().height();
      label.setVisible(inSight);
      if (inSight) {
        if (write) {
          write(label, trace, last.orElseThrow(), frame);
        }
        tags.add(new Tag(label, y));
      }
    }
    writtenAt = write ? System.nanoTime() : writtenAt;
    stack(tags, frame.size().height());
    return width > before;
  }

  private static Optional<Sample> last(SampleBuffer buffer) {
    return buffer.sample(buffer.appended() - 1);
  }

  private static Label newTag() {
    Label label = new Label();
    label.getStyleClass().add("value-tag");
    label.setManaged(false);
    return label;
  }

  private void write(Label label, TraceRendering trace, Sample last, PaintedFrame frame) {
    int index = traces.indexOf(trace.buffer());
    if (index < 0) {
      return;
    }
    Series series = traces.series().get(index);
    traces.style(series.name()).colour().dress(label, "-topicscope-tag", traces.place(series));
    label.setText(
        series
            .states()
            .map(names -> names.name(last.value()))
            .orElseGet(() -> number(last, frame, trace.axis(), traces.axes().unitOf(series))));
    label.applyCss();
    width = Math.max(width, Math.ceil(label.prefWidth(-1)) + 2 * GAP);
  }

  private static String number(Sample last, PaintedFrame frame, int axis, String unit) {
    YScale scale = frame.axis(axis);
    double height = frame.size().height() * (scale.to() - scale.from());
    return YAxis.text(last.value(), scale, unit, height);
  }

  /** Moves tags apart that would overlap; they stay in the order of their values. */
  private static void stack(List<Tag> tags, double plotHeight) {
    tags.sort(Comparator.comparingDouble(Tag::y));
    double[] tops = new double[tags.size()];
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < tops.length; i++) {
      double height = tags.get(i).label().prefHeight(-1);
      tops[i] = Math.max(free, tags.get(i).y() - height / 2);
      free = tops[i] + height;
    }
    double limit = plotHeight;
    for (int i = tops.length - 1; i >= 0; i--) {
      Label label = tags.get(i).label();
      double height = label.prefHeight(-1);
      tops[i] = Math.min(tops[i], limit - height);
      limit = tops[i];
      label.resizeRelocate(0, Math.rint(tops[i]), label.prefWidth(-1), height);
    }
  }
}
