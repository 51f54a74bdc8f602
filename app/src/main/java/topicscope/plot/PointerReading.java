package topicscope.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import topicscope.signal.Sample;
import topicscope.signal.Series;

/**
 * The samples that lie nearest to one place of x, one for each visible trace: exact, from the
 * buffers, not from the picture.
 *
 * @param values one for each visible trace that holds a sample
 */
record PointerReading(List<Value> values) {
  /**
   * One sample.
   *
   * @param series its series
   * @param place where its series stands among all, from 0: decides its colour
   * @param sample the sample
   */
  record Value(Series series, int place, Sample sample) {}

  /** What a painting shows at that column, counted from its left edge. */
  static PointerReading at(Painting painting, Traces traces, double column) {
    HorizontalScale scale = painting.job().look().scale();
    double x = scale.within((double) painting.origin() + column);
    List<TraceLook> looks = painting.job().look().traces();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      double at = scale.byTime() ? x : x - painting.shifts().get(i);
      int place = traces.placeOf(looks.get(i).buffer());
      Optional<Sample> sample =
          scale.byTime()
              ? looks.get(i).buffer().nearestTime(at)
              : looks.get(i).buffer().nearestNumber(at);
      if (place >= 0 && sample.isPresent()) {
        values.add(new Value(traces.series().get(place), place, sample.get()));
      }
    }
    return new PointerReading(values);
  }

  /**
   * The value nearest to a height.
   *
   * @param range the values from the bottom of the plot to its top
   * @param height from 0 at the top to 1 at the bottom
   */
  Optional<Value> nearest(ValueRange range, double height) {
    double wanted = range.high() - height * range.span();
    return values.stream()
        .min(Comparator.comparingDouble(value -> Math.abs(value.sample().value() - wanted)));
  }
}
