package topicscope.desk.series;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import topicscope.alert.AlertState;
import topicscope.desk.figures.SeriesFigures;
import topicscope.desk.model.Plot;
import topicscope.plot.RollingLineChart;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.transform.TransformState;

/**
 * The rows of a plot: one for each series, in the order of appearance, with its style, figures and
 * alerts. Owned by the JavaFX thread.
 */
final class SeriesRows {
  private final Plot plot;
  private final RollingLineChart chart;
  private final Function<Series, TraceStyle> usual;
  private final ObservableList<SeriesRow> rows = FXCollections.observableArrayList();
  private final ShownSeries shown;
  private boolean keeping;
  private boolean following;

  /**
   * @param usual the style of a series that the user hasn't styled
   * @param draw gets changed styles by the name of their series
   */
  SeriesRows(
      Plot plot,
      RollingLineChart chart,
      Function<Series, TraceStyle> usual,
      Consumer<Map<String, TraceStyle>> draw) {
    this.plot = plot;
    this.chart = chart;
    this.usual = usual;
    shown = new ShownSeries(rows, draw);
    plot.styles().addListener(this::follow);
  }

  /** Styles may also come from outside, with what is kept for the topic. */
  private void follow(Observable styles) {
    if (!keeping && !following) {
      following = true;
      Platform.runLater(() -> {
        following = false;
        shown.together(() -> rows.forEach(row -> row.styleProperty().set(styleOf(row.series()))));
      });
    }
  }

  private TraceStyle styleOf(Series series) {
    return plot.styles().getOrDefault(series.name(), usual.apply(series));
  }

  /** The row of a series; empty if there is none. */
  Optional<SeriesRow> row(String series) {
    return rows.stream().filter(row -> row.series().name().equals(series)).findFirst();
  }

  List<SeriesRow> all() {
    return rows;
  }

  /** The rows whose series are drawn. */
  List<SeriesRow> drawn() {
    return rows.stream().filter(row -> row.style().visible()).toList();
  }

  /** Shows and hides series. */
  ShownSeries shown() {
    return shown;
  }

  /** Removes all rows, for another topic. */
  void clear() {
    rows.clear();
    shown.clear();
  }

  /**
   * Takes in these series, and new figures of some of them.
   *
   * @param replaced receives each row whose series was loaded again, and the new series
   * @return whether there are other rows now
   */
  boolean show(SeriesFigures figures, BiConsumer<SeriesRow, Series> replaced) {
    Set<Series> there = new HashSet<>(figures.series());
    boolean other = replace(figures.series(), there, replaced);
    other |= rows.removeIf(row -> !there.contains(row.series()));
    other |= figures.series().size() > rows.size();
    shown.together(
        () -> figures.series().stream().skip(rows.size()).forEach(one -> rows.add(newRow(one))));
    rows.forEach(row -> {
      Optional.ofNullable(figures.statistics().get(row.series())).ifPresent(row::setFigures);
      Optional.ofNullable(figures.curves().get(row.series())).ifPresent(row::setCurve);
    });
    return other;
  }

  /** Series that were loaded again, with more of their past, take the rows of those before. */
  private boolean replace(
      List<Series> series, Set<Series> there, BiConsumer<SeriesRow, Series> replaced) {
    boolean other = false;
    for (int i = 0; i < rows.size(); i++) {
      SeriesRow before = rows.get(i);
      Optional<Series> longer =
          there.contains(before.series())
              ? Optional.empty()
              : series.stream()
                  .filter(one -> one.name().equals(before.series().name()))
                  .findFirst();
      if (longer.isPresent()) {
        replaced.accept(before, longer.get());
        SeriesRow row = newRow(longer.get());
        row.setFigures(before.figuresProperty().get());
        rows.set(i, row);
        other = true;
      }
    }
    return other;
  }

  private SeriesRow newRow(Series series) {
    TraceStyle asUsual = usual.apply(series);
    SeriesRow row = new SeriesRow(series, chart.colourPlace(series), styleOf(series));
    row.styleProperty().subscribe(style -> keep(series.name(), style, asUsual));
    return row;
  }

  private void keep(String name, TraceStyle style, TraceStyle asUsual) {
    keeping = true;
    if (style.equals(asUsual)) {
      plot.styles().remove(name);
    } else {
      plot.styles().put(name, style);
    }
    keeping = false;
    shown.changed(name, style);
  }

  /** Shows the states of alerts. */
  void showAlerts(List<AlertState> states) {
    Map<String, AlertState.Kind> worst = new HashMap<>();
    for (AlertState state : states) {
      worst.merge(
          state.series(), state.kind(), (one, other) -> one.compareTo(other) < 0 ? other : one);
    }
    rows.forEach(
        row -> row.setAlert(worst.getOrDefault(row.series().name(), AlertState.Kind.GOOD)));
  }

  /** Shows which samples derived series have left out. */
  void showLeftOut(List<TransformState> made) {
    for (SeriesRow row : rows) {
      row.setLeftOut(
          made.stream()
              .filter(one -> one.series().filter(row.series()::equals).isPresent())
              .map(one -> one.remark())
              .findFirst()
              .orElse(""));
    }
  }
}
