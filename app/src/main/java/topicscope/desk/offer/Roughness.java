package topicscope.desk.offer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import topicscope.decode.SampleSink;
import topicscope.decode.topic.TopicDecoder;

/**
 * How rough the series of each numeric field are: the mean square of the steps from sample to
 * sample. Values of several things in one series jump from one to the other; split, each of them
 * moves by small steps.
 */
final class Roughness implements SampleSink {
  private final TopicDecoder decoder;
  private final Map<Integer, Double> last = new HashMap<>();
  private final Map<String, Steps> fields = new HashMap<>();
  private int records;
  private boolean isNew;

  private static final class Steps {
    final Set<Integer> series = new HashSet<>();
    double squares;
    int steps;
    int changes;
    int current = -1;
    int switches;

    double mean() {
      return steps == 0 ? 0 : squares / steps;
    }
  }

  /**
   * @param decoder names the fields of the series
   */
  Roughness(TopicDecoder decoder) {
    this.decoder = decoder;
  }

  /** Begins a record. */
  void begin() {
    isNew = true;
  }

  /** The number of records with a sample. */
  int records() {
    return records;
  }

  @Override
  public void sample(int series, long timeMs, double value) {
    records += isNew ? 1 : 0;
    isNew = false;
    Steps steps = fields.computeIfAbsent(decoder.seriesField(series), field -> new Steps());
    steps.series.add(series);
    steps.switches += steps.current >= 0 && steps.current != series ? 1 : 0;
    steps.current = series;
    Double before = last.put(series, value);
    if (before != null) {
      steps.squares += (value - before) * (value - before);
      steps.steps++;
      steps.changes += value == before ? 0 : 1;
    }
  }

  @Override
  public void sample(int series, long timeMs, long value) {
    sample(series, timeMs, (double) value);
  }

  @Override
  public void unsigned(int series, long timeMs, long value) {
    sample(series, timeMs, value >= 0 ? value : (value >>> 1) * 2.0);
  }

  /** The largest number of series of one field. */
  int groups() {
    return fields.values().stream().mapToInt(steps -> steps.series.size()).max().orElse(0);
  }

  /** How many times the samples of a field go on in another of its series, at most. */
  int switches() {
    return fields.values().stream().mapToInt(steps -> steps.switches).max().orElse(0);
  }

  /** The largest number of samples of one field that have one before them in their series. */
  int steps() {
    return fields.values().stream().mapToInt(steps -> steps.steps).max().orElse(0);
  }

  /** Whether the values of a field change, but not at every {@code run} samples on average. */
  boolean isChangingWithin(String field, int run) {
    Steps steps = fields.get(field);
    return steps != null && steps.changes > 0 && steps.changes * run <= steps.steps;
  }

  /**
   * The roughness compared with that of the same samples in other series, for the field that gains
   * the most; 1 if none can be compared.
   */
  double leastBeside(Roughness whole) {
    return ratios(whole).min().orElse(1);
  }

  /** The same as a mean of all fields, none of which counts for more than 1. */
  double meanBeside(Roughness whole) {
    return ratios(whole).map(ratio -> Math.min(1, ratio)).average().orElse(1);
  }

  private DoubleStream ratios(Roughness whole) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().steps > 0)
        .filter(field -> whole.mean(field.getKey()) > 0)
        .mapToDouble(field -> field.getValue().mean() / whole.mean(field.getKey()));
  }

  private double mean(String field) {
    Steps steps = fields.get(field);
    return steps == null ? 0 : steps.mean();
  }
}
