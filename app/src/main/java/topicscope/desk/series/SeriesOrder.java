package topicscope.desk.series;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import topicscope.signal.SeriesStatistics;

/** Orders of rows by a column. What has no value comes last, whichever way round. */
enum SeriesOrder {
  SERIES("series", "series", "The name"),
  LAST("last", "last", "The last value held"),
  MIN("min", "min", "The lowest value"),
  MAX("max", "max", "The highest value"),
  MEAN("mean", "mean", "The arithmetic mean"),
  P95("p95", "p95", "95 % of the values are no higher"),
  RATE("rate", "/s", "Samples per second");

  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int PADDED = 12;

  private final String id;
  private final String title;
  private final String about;

  SeriesOrder(String id, String title, String about) {
    this.id = id;
    this.title = title;
    this.about = about;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  String about() {
    return about;
  }

  /** Its figure; empty for the name. */
  Optional<ToDoubleFunction<SeriesStatistics>> figure() {
    return switch (this) {
      case SERIES -> Optional.empty();
      case LAST -> Optional.of(SeriesStatistics::last);
      case MIN -> Optional.of(SeriesStatistics::min);
      case MAX -> Optional.of(SeriesStatistics::max);
      case MEAN -> Optional.of(SeriesStatistics::mean);
      case P95 -> Optional.of(SeriesStatistics::p95);
      case RATE -> Optional.of(SeriesStatistics::ratePerSecond);
    };
  }

  /** The order of that id; empty if there is none. */
  static Optional<SeriesOrder> of(String id) {
    for (SeriesOrder one : values()) {
      if (one.id.equals(id)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  Comparator<SeriesRow> comparator(boolean descending) {
    Optional<ToDoubleFunction<SeriesStatistics>> figure = figure();
    if (figure.isPresent()) {
      ToDoubleFunction<SeriesStatistics> value = figure.get();
      Comparator<Double> up = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
      Function<SeriesRow, Double> key = row -> value.applyAsDouble(row.figuresProperty().get());
      return Comparator.comparing((SeriesRow row) -> key.apply(row).isNaN()).thenComparing(key, up);
    }
    Comparator<SeriesRow> byName = Comparator.comparing(row -> padded(row.label()));
    return descending ? byName.reversed() : byName;
  }

  /** So that 2 comes before 10. */
  private static String padded(String name) {
    return DIGITS
        .matcher(name)
        .replaceAll(
            digits -> "0".repeat(Math.max(0, PADDED - digits.group().length())) + digits.group());
  }
}
