package topicscope.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.chart.XYChart;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Path;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/**
 * The shown series and how each is drawn. Every one stands in the stock chart's data as a series
 * without points: so it has its place in the legend, and a node from which colour and width are
 * taken that the stylesheet gives it. For the JavaFX thread.
 */
final class Traces {
  private final ObservableList<XYChart.Series<Number, Number>> data;
  private final Runnable restyled;
  private final Map<String, TraceStyle> styles = new HashMap<>();
  private final List<Series> series = new ArrayList<>();
  private TraceStyle usual = TraceStyle.LINE;

  Traces(ObservableList<XYChart.Series<Number, Number>> data, Runnable restyled) {
    this.data = data;
    this.restyled = restyled;
  }

  /** Forgets all series. */
  void clear() {
    series.clear();
    data.clear();
  }

  /** Takes in series that have been added behind those known; returns whether there were any. */
  boolean takeIn(List<Series> all) {
    boolean more = all.size() > series.size();
    List<XYChart.Series<Number, Number>> added = new ArrayList<>();
    for (Series one : all.subList(Math.min(series.size(), all.size()), all.size())) {
      series.add(one);
      XYChart.Series<Number, Number> stock = new XYChart.Series<>();
      stock.setName(one.name());
      added.add(stock);
    }
    data.addAll(added);
    for (XYChart.Series<Number, Number> stock : added) {
      if (stock.getNode() instanceof Path path) {
        path.strokeProperty().subscribe(restyled);
        path.strokeWidthProperty().subscribe(restyled);
      }
    }
    return more;
  }

  void style(String name, TraceStyle style) {
    styles.put(name, style);
    restyled.run();
  }

  /** How series are drawn that have no style of their own. */
  void usual(TraceStyle style) {
    usual = style;
    restyled.run();
  }

  TraceStyle style(String name) {
    return styles.getOrDefault(name, usual);
  }

  List<Series> series() {
    return series;
  }

  /** Where the series of that buffer stands among all; -1 if it isn't there. */
  int placeOf(SampleBuffer buffer) {
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).buffer() == buffer) {
        return i;
      }
    }
    return -1;
  }

  /** The units at the left and at the right; the right is empty when one axis will do. */
  List<String> units() {
    List<String> units = new ArrayList<>();
    for (Series one : series) {
      TraceStyle style = style(one.name());
      if (style.visible() && !units.contains(style.unit())) {
        units.add(style.unit());
      }
    }
    return units;
  }

  List<TraceLook> looks(double pixelsPerUnit) {
    List<String> units = units();
    List<TraceLook> looks = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      TraceStyle style = style(series.get(i).name());
      if (style.visible() && data.get(i).getNode() instanceof Path path) {
        boolean right = units.indexOf(style.unit()) > 0;
        looks.add(
            new TraceLook(
                series.get(i).buffer(),
                style.kind(),
                argb(path.getStroke()),
                path.getStrokeWidth() * pixelsPerUnit,
                right));
      }
    }
    return looks;
  }

  /** A paint as a premultiplied pixel; grey for what is no plain colour. */
  static int argb(Paint paint) {
    Color color = paint instanceof Color plain ? plain : Color.GRAY;
    return Pixels.premultiplied(
        color.getOpacity(), color.getRed(), color.getGreen(), color.getBlue());
  }
}
