package topicscope.desk.series;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import topicscope.alert.AlertState;
import topicscope.desk.figures.Sparkline;
import topicscope.desk.series.name.NameParts;
import topicscope.desk.widget.ShortNumbers;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;

/** A row of the series panel: a series with its style and latest statistics. */
public final class SeriesRow implements SeriesLine {
  private final Series series;
  private final int place;
  private final ObjectProperty<TraceStyle> style;
  private final BooleanProperty shown;
  private final ReadOnlyObjectWrapper<AlertState.Kind> alert =
      new ReadOnlyObjectWrapper<>(AlertState.Kind.GOOD);
  private final ReadOnlyObjectWrapper<SeriesStatistics> figures =
      new ReadOnlyObjectWrapper<>(SeriesStatistics.NONE);
  private final ReadOnlyObjectWrapper<Sparkline> curve =
      new ReadOnlyObjectWrapper<>(Sparkline.EMPTY);
  private final ReadOnlyObjectWrapper<NameParts> parts;
  private final BooleanProperty inGroup = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper pointed = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper("");

  /** Made once for each update, although asked for several times. */
  private final Map<SeriesOrder, String> texts = new EnumMap<>(SeriesOrder.class);

  /**
   * A row without statistics.
   *
   * @param place the index of the series, from 0: decides its default colour
   * @param drawn its style
   */
  SeriesRow(Series series, int place, TraceStyle drawn) {
    this.series = series;
    this.place = place;
    style = new SimpleObjectProperty<>(drawn);
    parts = new ReadOnlyObjectWrapper<>(NameParts.whole(drawn.called(series.name())));
    shown = new SimpleBooleanProperty(drawn.visible());
    shown.subscribe(now -> style.set(style.get().withVisible(now)));
    style.subscribe(now -> shown.set(now.visible()));
  }

  public Series series() {
    return series;
  }

  int place() {
    return place;
  }

  /** The style of the series. */
  ObjectProperty<TraceStyle> styleProperty() {
    return style;
  }

  public TraceStyle style() {
    return style.get();
  }

  /** Whether the series is drawn; part of its style. */
  BooleanProperty shownProperty() {
    return shown;
  }

  /** The label, or else the name. */
  String label() {
    return style.get().called(series.name());
  }

  /** The label, divided into what other rows share and what tells this one apart. */
  ReadOnlyObjectProperty<NameParts> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  void setParts(NameParts now) {
    parts.set(now);
  }

  /** Whether it is below the head of a group. */
  BooleanProperty inGroupProperty() {
    return inGroup;
  }

  /** The course of the series in the span in sight. */
  ReadOnlyObjectProperty<Sparkline> curveProperty() {
    return curve.getReadOnlyProperty();
  }

  void setCurve(Sparkline now) {
    curve.set(now);
  }

  /** The worst alert state of the series. */
  ReadOnlyObjectProperty<AlertState.Kind> alertProperty() {
    return alert.getReadOnlyProperty();
  }

  void setAlert(AlertState.Kind now) {
    alert.set(now);
  }

  /** Which samples a derived series has left out, as text; empty if none. */
  public ReadOnlyStringProperty leftOutProperty() {
    return leftOut.getReadOnlyProperty();
  }

  void setLeftOut(String now) {
    leftOut.set(now);
  }

  /** The value at the pointer, as text; empty while it is outside of the plots. */
  public ReadOnlyStringProperty pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  void setPointed(String now) {
    pointed.set(now);
  }

  public ReadOnlyObjectProperty<SeriesStatistics> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  void setFigures(SeriesStatistics now) {
    texts.clear();
    figures.set(now);
  }

  /** The text in a column of figures. */
  String text(SeriesOrder order) {
    return texts.computeIfAbsent(order, this::format);
  }

  private String format(SeriesOrder order) {
    double value =
        order.figure().map(figure -> figure.applyAsDouble(figures.get())).orElse(Double.NaN);
    return switch (order) {
      case LAST ->
          series
              .states()
              .map(names -> names.name(value))
              .orElseGet(() -> ShortNumbers.value(value));
      case RATE -> ShortNumbers.rate(value);
      default -> series.states().isPresent() ? "" : ShortNumbers.value(value);
    };
  }
}
