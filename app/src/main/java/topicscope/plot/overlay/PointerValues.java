package topicscope.plot.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import topicscope.plot.axis.ColumnScale;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.plot.view.TraceList;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Sample;
import topicscope.signal.Series;

/**
 * The sample of each visible trace that is nearest to an x. Values are exact: they are read from
 * the sample buffers.
 *
 * @param values one for each visible trace that holds a sample
 */
record PointerValues(List<Value> values) {
  /**
   * One sample.
   *
   * @param series its series
   * @param style how the series is drawn
   * @param place the place of its series among the default colours, from 0
   * @param sample the sample
   * @param shift x minus the sample number
   * @param axis the number of its y axis
   */
  record Value(
      Series series, TraceStyle style, int place, Sample sample, double shift, int axis) {
    /** The label of the series. */
    String name() {
      return style.called(series.name());
    }

    /** A dot in the colour of the series. */
    Region spot() {
      Region spot = new Region();
      spot.getStyleClass().add("trace-colour");
      style.colour().dress(spot, "-fx-background-color", place);
      return spot;
    }

    Value with(Sample other) {
      return new Value(series, style, place, other, shift, axis);
    }
  }

  /** The samples of a frame at a column counted from its left edge. */
  static PointerValues at(PaintedFrame painting, TraceList traces, double column) {
    ColumnScale scale = painting.scale();
    double x = scale.within((double) painting.origin() + column);
    List<TraceRendering> renderings = painting.key().traces();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < renderings.size(); i++) {
      double at = scale.byTime() ? x : x - painting.shifts().get(i);
      int index = traces.indexOf(renderings.get(i).buffer());
      Optional<Sample> sample =
          scale.byTime()
              ? renderings.get(i).buffer().nearestTime(at)
              : renderings.get(i).buffer().nearestNumber(at);
      if (index >= 0 && sample.isPresent()) {
        Series series = traces.series().get(index);
        TraceStyle style = traces.style(series.name());
        double shift = painting.shifts().get(i);
        values.add(
            new Value(
                series,
                style,
                traces.place(series),
                sample.get(),
                shift,
                renderings.get(i).axis()));
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
            Comparator.comparingDouble(value ->
                Math.abs(painting.axis(value.axis()).share(value.sample().value()) - height)));
  }
}
