package topicscope.desk.distribution;

import java.util.List;
import topicscope.chart.AxisUnit;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;
import topicscope.signal.StateStatistics;
import topicscope.signal.distribution.Binning;
import topicscope.signal.distribution.Distribution;
import topicscope.signal.measure.Measurements;
import topicscope.signal.measure.TimedValues;

/**
 * The answer to a request. Immutable.
 *
 * @param request what was asked for
 * @param values the distribution of the values held in the range; none for states
 * @param measures what is measured on the same values; nothing for states
 * @param states the shares of the states; empty for numbers
 * @param recorded how many samples of the range are not held, but counted: in columns of a history,
 *     or by a roll-up
 * @param rolledUp whether the samples held are those that a roll-up keeps of each interval
 * @param shownIn the unit in which values are shown
 */
record SeriesDistribution(
    DistributionRequest request,
    Distribution values,
    Measurements measures,
    List<StateStatistics.Share> states,
    long recorded,
    boolean rolledUp,
    AxisUnit shownIn) {
  /** Copies the list. */
  SeriesDistribution {
    states = List.copyOf(states);
  }

  /**
   * Computes an answer: a few ms for 100,000 samples, half a second for ten million.
   *
   * @param room is filled with the values
   */
  static SeriesDistribution of(DistributionRequest request, SampleBuffer.Values room) {
    Series series = request.subject().series();
    SeriesStatistics figures = series.statistics(request.range());
    double largest = Math.max(Math.abs(figures.min()), Math.abs(figures.max()));
    if (request.logarithmic() && figures.p95() > 0) {
      // Over many decades the largest value says little about the others.
      largest = figures.p95();
    }
    AxisUnit unit = AxisUnit.of(request.subject().unit(), Double.isNaN(largest) ? 0 : largest);
    Distribution values = Distribution.NONE;
    Measurements measures = Measurements.NONE;
    if (series.states().isEmpty()) {
      room.reserve((int) (figures.count() - figures.recorded()));
      series.buffer().copyValues(request.range(), room);
      Binning binning =
          new Binning(request.logarithmic(), unit.size(), request.bins(), request.before());
      // The distribution changes the order of the values.
      measures = Measurements.of(TimedValues.of(room));
      values = Distribution.of(room.array(), room.size(), binning);
      measures = measures.with(values);
    }
    return new SeriesDistribution(
        request,
        values,
        measures,
        figures.states(),
        figures.recorded(),
        series.buffer().hasRests(),
        unit);
  }

  /** How many samples it is of. */
  long count() {
    return values.count() + states.stream().mapToLong(StateStatistics.Share::count).sum();
  }
}
