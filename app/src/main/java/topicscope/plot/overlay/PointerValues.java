package topicscope.plot.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import topicscope.plot.axis.ColumnScale;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.plot.view.TraceList;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Sample;
import topicscope.signal.Series;

/**
 * The sample of each visible trace nearest to one x: exact, from the buffers, not from the picture.
 *
 * @param values one per visible trace that holds a sample
 */
record PointerValues(List<Value> values) {
  /**
   * One sample.
   *
   * @param series its series
   * @param style how it is drawn
   * @param place index of its series among all, from 0: decides its default colour
   * @param sample the sample
   * @param shift what to add to its number to get x
   * @param right whether it belongs to the right axis
   */
  record Value(
      Series series, TraceStyle style, int place, Sample sample, double shift, boolean right) {
    /** The label of the series. */
    String name() {
      return style.called(series.name());
    }

    /** A spot in its colour. */
    Region spot() {
      Region spot = new Region();
      spot.getStyleClass().add("trace-colour");
      style.colour().dress(spot, "-fx-background-color", place);
      return spot;
    }

    Value with(Sample other) {
      return new Value(series, style, place, other, shift, right);
    }
  }

  /** The values that a painted frame shows at that column, counted from its left edge. */
  static PointerValues at(PaintedFrame painting, TraceList traces, double column) {
    ColumnScale scale = painting.job().look().scale();
    double x = scale.within((double) painting.origin() + column);
    List<TraceRendering> looks = painting.job().look().traces();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      double at = scale.byTime() ? x : x - painting.shifts().get(i);
      int place = traces.placeOf(looks.get(i).buffer());
      Optional<Sample> sample =
          scale.byTime()
              ? looks.get(i).buffer().nearestTime(at)
              : looks.get(i).buffer().nearestNumber(at);
      if (place >= 0 && sample.isPresent()) {
        Series series = traces.series().get(place);
        TraceStyle style = traces.style(series.name());
        double shift = painting.shifts().get(i);
        values.add(new Value(series, style, place, sample.get(), shift, looks.get(i).right()));
      }
    }
    return new PointerValues(values);
  }

  /**
   * The value drawn nearest to a height.
   *
   * @param height from 0 at the top to 1 at the bottom
   */
  Optional<Value> nearest(PaintedFrame painting, double height) {
    return values.stream()
        .min(
            Comparator.comparingDouble(value -> {
              ValueRange range = value.right() ? painting.right() : painting.left();
              return Math.abs((range.high() - value.sample().value()) / range.span() - height);
            }));
  }
}
