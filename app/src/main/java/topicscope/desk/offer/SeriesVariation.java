package topicscope.desk.offer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;

/**
 * How much series vary, relative to their size: the distance between the lowest and the highest
 * value held, divided by the distance of the farther one from 0.
 */
final class SeriesVariation {
  private SeriesVariation() {}

  /** Those that vary most; of equal ones the first by name. Takes about 1 ms for each series. */
  static Set<Series> largest(List<Series> series, int count) {
    Map<Series, Double> variations = new HashMap<>();
    series.forEach(one -> variations.put(one, of(one.statistics())));
    return series.stream()
        .sorted(
            Comparator.comparingDouble((Series one) -> -variations.getOrDefault(one, 0.0))
                .thenComparing(Series::name))
        .limit(count)
        .collect(Collectors.toSet());
  }

  /** From 0 for a constant to 2; 0 without samples. */
  static double of(SeriesStatistics figures) {
    double size = Math.max(Math.abs(figures.min()), Math.abs(figures.max()));
    return size > 0 ? figures.max() / size - figures.min() / size : 0;
  }
}
