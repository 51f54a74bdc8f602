package topicscope.plot;

import java.util.List;
import java.util.Optional;

/**
 * What is drawn over the traces: translucent bands, lines and labels. It stands where the traces
 * stand, and costs nothing while there is none of it. For the JavaFX thread.
 */
final class Overlays {
  private final TimeLayer spans = new TimeLayer("spans");
  private final TimeLayer marks = new TimeLayer("marks");
  private final ThresholdLayer thresholds;
  private Optional<Sight> sight = Optional.empty();

  Overlays(Traces traces) {
    thresholds = new ThresholdLayer(traces);
  }

  void addTo(PlotSurface surface) {
    surface.add(spans.node());
    surface.add(thresholds.node());
    surface.add(marks.node());
  }

  /** What is in sight now; empty before the first picture. */
  Optional<Sight> sight() {
    return sight;
  }

  void show(Sight now) {
    sight = Optional.of(now);
    spans.show(now);
    marks.show(now);
    thresholds.show(now);
  }

  void setSpans(List<MarkedSpan> newSpans) {
    if (spans.set(newSpans.stream().map(TimeItem::of).toList())) {
      sight.ifPresent(spans::show);
    }
  }

  void setMarks(List<PlotMark> newMarks) {
    if (marks.set(newMarks.stream().map(TimeItem::of).toList())) {
      sight.ifPresent(marks::show);
    }
  }

  void setThresholds(List<Threshold> newThresholds) {
    thresholds.set(newThresholds);
    sight.ifPresent(thresholds::show);
  }
}
