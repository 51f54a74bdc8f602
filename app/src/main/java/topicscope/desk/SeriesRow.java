package topicscope.desk;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import topicscope.alert.AlertState;
import topicscope.plot.TraceKind;
import topicscope.plot.TraceStyle;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;

/** One line of the series panel: a series, whether and how it is drawn, and its latest figures. */
final class SeriesRow {
  private final Series series;
  private final int place;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private final ObjectProperty<TraceKind> kind = new SimpleObjectProperty<>(TraceKind.LINE);
  private final StringProperty unit = new SimpleStringProperty("");
  private final BooleanProperty right = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<AlertState.Kind> alert =
      new ReadOnlyObjectWrapper<>(AlertState.Kind.GOOD);
  private final ReadOnlyObjectWrapper<SeriesStatistics> figures =
      new ReadOnlyObjectWrapper<>(SeriesStatistics.NONE);

  /**
   * A row without figures.
   *
   * @param place where the series stands among all, from 0: decides its colour
   */
  SeriesRow(Series series, int place) {
    this.series = series;
    this.place = place;
  }

  Series series() {
    return series;
  }

  int place() {
    return place;
  }

  BooleanProperty shownProperty() {
    return shown;
  }

  ObjectProperty<TraceKind> kindProperty() {
    return kind;
  }

  /** What the values are measured in; a second unit gets an axis of its own. */
  StringProperty unitProperty() {
    return unit;
  }

  /** Whether the user wants the axis at the right for it. */
  BooleanProperty rightProperty() {
    return right;
  }

  /** Is drawn so from now on. */
  void draw(TraceStyle style) {
    shown.set(style.visible());
    kind.set(style.kind());
    unit.set(style.unit());
    right.set(style.right());
  }

  /** How the series is to be drawn. */
  TraceStyle style() {
    return new TraceStyle(kind.get(), unit.get(), shown.get(), right.get());
  }

  /** The worst of the alerts on this series. */
  ReadOnlyObjectProperty<AlertState.Kind> alertProperty() {
    return alert.getReadOnlyProperty();
  }

  void setAlert(AlertState.Kind now) {
    alert.set(now);
  }

  ReadOnlyObjectProperty<SeriesStatistics> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  void setFigures(SeriesStatistics now) {
    figures.set(now);
  }
}
