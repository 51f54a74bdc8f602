package topicscope.desk.series;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import topicscope.signal.SeriesStatistics;

/** Orders of rows by a column. What has no value comes last, whichever way round. */
enum SeriesOrder {
  SERIES("series", "series", "The name", Optional.empty()),
  LAST("last", "last", "The last value held", Optional.of(SeriesStatistics::last)),
  MIN("min", "min", "The lowest value", Optional.of(SeriesStatistics::min)),
  MAX("max", "max", "The highest value", Optional.of(SeriesStatistics::max)),
  MEAN("mean", "mean", "The arithmetic mean", Optional.of(SeriesStatistics::mean)),
  P95("p95", "p95", "95 % of the values are no higher", Optional.of(SeriesStatistics::p95)),
  RATE("rate", "/s", "Samples per second", Optional.of(SeriesStatistics::ratePerSecond));

  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int PADDED = 12;

  private final String id;
  private final String title;
  private final String about;

  @SuppressWarnings("ImmutableEnumChecker") // They are references to methods without state.
  private final Optional<ToDoubleFunction<SeriesStatistics>> figure;

  SeriesOrder(
      String id, String title, String about, Optional<ToDoubleFunction<SeriesStatistics>> figure) {
    this.id = id;
    this.title = title;
    this.about = about;
    this.figure = figure;
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
    return figure;
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
