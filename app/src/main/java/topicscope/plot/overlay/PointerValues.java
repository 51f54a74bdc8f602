package topicscope.plot.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * @param x where it is drawn, in units of JavaFX
   * @param y where it is drawn, in units of JavaFX
   */
  record Value(
      Series series, TraceStyle style, int place, Sample sample, double shift, double x, double y) {
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
      return new Value(series, style, place, other, shift, x, y);
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
                painting.position(
                    scale.byTime() ? sample.get().time() : (double) sample.get().number() + shift),
                painting.height(sample.get().value(), renderings.get(i).axis())));
      }
    }
    return new PointerValues(values);
  }

  /** The samples by the names of their series. */
  Map<String, Sample> samples() {
    Map<String, Sample> samples = new HashMap<>();
    values.forEach(value -> samples.put(value.series().name(), value.sample()));
    return samples;
  }

  /** The name of the first series; empty if there is none to tell it from. */
  Optional<String> nearestName() {
    return values.size() < 2 ? Optional.empty() : Optional.of(values.getFirst().series().name());
  }

  /** The same, the value drawn nearest to a height first. */
  PointerValues nearestTo(double height) {
    return new PointerValues(
        values.stream()
            .sorted(Comparator.comparingDouble(value -> Math.abs(value.y() - height)))
            .toList());
  }
}
