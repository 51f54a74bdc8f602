package topicscope.desk;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;

/** One line of the series panel: a series, whether it is drawn, and its latest figures. */
final class SeriesRow {
  private final Series series;
  private final int place;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
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

  ReadOnlyObjectProperty<SeriesStatistics> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  void setFigures(SeriesStatistics now) {
    figures.set(now);
  }
}
