package topicscope.desk.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
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

  /**
   * Figures of what is in sight.
   *
   * @param counted the series whose statistics are wanted
   * @param curved the series whose course is wanted
   * @param drawn what is in sight of the series that are drawn
   * @param held whether statistics are of all samples held instead
   */
  public static FiguresRequest of(
      List<Series> counted, List<Series> curved, List<SeriesRange> drawn, boolean held) {
    Map<Series, XRange> sight = bySeries(drawn);
    Map<Series, XRange> statistics = new HashMap<>();
    counted.forEach(series -> {
      XRange all = SeriesRange.all(series).view();
      statistics.put(series, held ? all : inSight(series, sight, drawn).orElse(all));
    });
    Map<Series, XRange> curves = new HashMap<>();
    curved.forEach(series ->
        curves.put(
            series,
            inSight(series, sight, drawn).orElseGet(() -> Sparkline.last(series.buffer()))));
    return new FiguresRequest(statistics, curves);
  }

  /**
   * The range of one series: that in which it is drawn; of a hidden one, the range that it would
   * have; all that is held of it while nothing is drawn.
   */
  public static XRange range(Series series, List<SeriesRange> drawn) {
    return inSight(series, bySeries(drawn), drawn).orElseGet(() -> SeriesRange.all(series).view());
  }

  private static Map<Series, XRange> bySeries(List<SeriesRange> drawn) {
    Map<Series, XRange> ranges = new HashMap<>();
    drawn.forEach(part -> ranges.put(part.series(), part.view()));
    return ranges;
  }

  /** The range in sight of a series; of a hidden one, the range that it would have. */
  private static Optional<XRange> inSight(
      Series series, Map<Series, XRange> sight, List<SeriesRange> drawn) {
    return Optional.ofNullable(sight.get(series))
        .or(() ->
            drawn.stream()
                .findFirst()
                .map(other ->
                    switch (other.view()) {
                      case XRange.ByTime time -> time;
                      case XRange.ByNumber number -> {
                        double later =
                            (double)
                                (series.buffer().appended() - other.series().buffer().appended());
                        yield new XRange.ByNumber(number.from() + later, number.to() + later);
                      }
                    }));
  }

  /** Whether both are about the same series, whatever their ranges. */
  boolean sameSeries(FiguresRequest other) {
    return statistics.keySet().equals(other.statistics.keySet())
        && curves.keySet().equals(other.curves.keySet());
  }
}
