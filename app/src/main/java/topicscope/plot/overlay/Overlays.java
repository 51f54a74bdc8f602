package topicscope.plot.overlay;

import java.util.List;
import java.util.Optional;
import topicscope.plot.view.TraceList;

/**
 * Everything drawn over the traces: translucent bands, lines and labels. It moves with the traces
 * and costs nothing while empty. For the JavaFX thread.
 */
public final class Overlays {
  private final TimeLayer spans = new TimeLayer("spans");
  private final TimeLayer marks = new TimeLayer("marks");
  private final ThresholdLayer thresholds;
  private Optional<PlotTransform> sight = Optional.empty();

  public Overlays(TraceList traces) {
    thresholds = new ThresholdLayer(traces);
  }

  public void addTo(PlotSurface surface) {
    surface.add(spans.node());
    surface.add(thresholds.node());
    surface.add(marks.node());
  }

  /** The present view; empty before the first picture. */
  Optional<PlotTransform> sight() {
    return sight;
  }

  public void show(PlotTransform now) {
    sight = Optional.of(now);
    spans.show(now);
    marks.show(now);
    thresholds.show(now);
  }

  public void setSpans(List<TimeBand> newSpans) {
    if (spans.set(newSpans.stream().map(TimeItem::of).toList())) {
      sight.ifPresent(spans::show);
    }
  }

  public void setMarks(List<PlotMark> newMarks) {
    if (marks.set(newMarks.stream().map(TimeItem::of).toList())) {
      sight.ifPresent(marks::show);
    }
  }

  public void setThresholds(List<Threshold> newThresholds) {
    thresholds.set(newThresholds);
    sight.ifPresent(thresholds::show);
  }
}
