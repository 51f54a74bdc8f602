package topicscope.plot.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.scene.layout.Region;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.TraceRendering;
import topicscope.plot.view.TraceList;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Sample;
import topicscope.signal.Series;

/**
 * The sample of each visible trace at a place along x. Values are exact: they are read from the
 * sample buffers.
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

  /** The samples that are at a place; at the mouse the nearest ones where there are none. */
  static PointerValues at(PointedSamples place, TraceList traces) {
    PointerValues there = read(place, traces, place::ofTrace);
    return there.values().isEmpty() && !place.isLinked()
        ? read(place, traces, place::nearestOfTrace)
        : there;
  }

  /** The samples of a frame nearest to a column counted from its left edge, however far. */
  static PointerValues nearest(PaintedFrame frame, TraceList traces, double column) {
    PointedSamples place = PointedSamples.atColumn(frame, column);
    return read(place, traces, place::nearestOfTrace);
  }

  private static PointerValues read(
      PointedSamples place, TraceList traces, IntFunction<Optional<Sample>> sampleOf) {
    PaintedFrame painting = place.frame();
    List<TraceRendering> renderings = painting.key().traces();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < renderings.size(); i++) {
      int index = traces.indexOf(renderings.get(i).buffer());
      Optional<Sample> sample = index < 0 ? Optional.empty() : sampleOf.apply(i);
      if (sample.isPresent()) {
        Series series = traces.series().get(index);
        TraceStyle style = traces.style(series.name());
        double shift = painting.shifts().get(i);
        boolean byTime = painting.scale().byTime();
        values.add(
            new Value(
                series,
                style,
                traces.place(series),
                sample.get(),
                shift,
                painting.position(
                    byTime ? sample.get().time() : (double) sample.get().number() + shift),
                painting.height(sample.get().value(), renderings.get(i).axis())));
      }
    }
    return new PointerValues(values);
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
