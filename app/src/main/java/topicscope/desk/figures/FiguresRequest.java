package topicscope.desk.figures;

import java.util.Map;
import topicscope.signal.Series;
import topicscope.signal.XRange;

/**
 * Which figures a table shows.
 *
 * @param statistics the series whose statistics are wanted, each with the range they are of
 * @param curves the series whose course is wanted, each with its range
 */
public record FiguresRequest(Map<Series, XRange> statistics, Map<Series, XRange> curves) {
  /** No figures. */
  public static final FiguresRequest NONE = new FiguresRequest(Map.of(), Map.of());

  /** Copies the maps. */
  public FiguresRequest {
    statistics = Map.copyOf(statistics);
    curves = Map.copyOf(curves);
  }

  /** Whether both are about the same series, whatever their ranges. */
  boolean sameSeries(FiguresRequest other) {
    return statistics.keySet().equals(other.statistics.keySet())
        && curves.keySet().equals(other.curves.keySet());
  }
}
