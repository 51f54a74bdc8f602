package topicscope.desk.figures;

import java.util.List;
import java.util.Map;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;

/**
 * The latest figures of a plot's series.
 *
 * @param series all series
 * @param statistics statistics of those asked for
 * @param curves the course of those asked for; empty if it isn't renewed this time
 */
public record SeriesFigures(
    List<Series> series, Map<Series, SeriesStatistics> statistics, Map<Series, Sparkline> curves) {
  /** Copies list and maps. */
  public SeriesFigures {
    series = List.copyOf(series);
    statistics = Map.copyOf(statistics);
    curves = Map.copyOf(curves);
  }
}
