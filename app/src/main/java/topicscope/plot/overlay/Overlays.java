package topicscope.plot.overlay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.TraceList;

/**
 * The bands, lines and labels over the traces. Empty layers cost nothing. For the JavaFX thread.
 */
public final class Overlays {
  private final TimeLayer spans = new TimeLayer("spans");
  private final TimeLayer marks = new TimeLayer("marks");
  private final ThresholdLayer thresholds;
  private final GhostLayer ghosts;
  private Optional<PaintedFrame> frame = Optional.empty();

  public Overlays(TraceList traces) {
    thresholds = new ThresholdLayer(traces);
    ghosts = new GhostLayer(traces);
  }

  public void addTo(PlotSurface surface) {
    surface.add(spans.node());
    surface.add(ghosts.node());
    surface.add(thresholds.node());
    surface.add(marks.node());
  }

  public void show(PaintedFrame now) {
    frame = Optional.of(now);
    spans.show(now);
    marks.show(now);
    thresholds.show(now);
    ghosts.show(now);
  }

  public void setGhosts(List<GhostTrace> lines, OptionalDouble atMs, double otherwise) {
    ghosts.set(lines, atMs, otherwise);
    frame.ifPresent(ghosts::show);
  }

  public void setSpans(List<TimeBand> newSpans) {
    if (spans.set(newSpans.stream().map(TimeItem::of).toList())) {
      frame.ifPresent(spans::show);
    }
  }

  public void setMarks(List<PlotMark> newMarks) {
    if (marks.set(newMarks.stream().map(TimeItem::of).toList())) {
      frame.ifPresent(marks::show);
    }
  }

  public void setThresholds(List<Threshold> newThresholds) {
    thresholds.set(newThresholds);
    frame.ifPresent(thresholds::show);
  }
}
