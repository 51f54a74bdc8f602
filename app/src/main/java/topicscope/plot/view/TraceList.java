package topicscope.plot.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import topicscope.plot.paint.ArgbPixels;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;

/**
 * The shown series and how each is drawn. Each is in the stock chart's data as a series without
 * points: so it has an entry in the legend, and a node that provides the stylesheet's colour and
 * width. For the JavaFX thread.
 */
public final class TraceList {
  private static final int FADED = 80;
  private static final double THICKER = 1.8;

  private final ObservableList<XYChart.Series<Number, Number>> data;
  private final Runnable restyled;
  private final Map<String, TraceStyle> styles = new HashMap<>();
  private final List<Series> series = new ArrayList<>();
  private TraceStyle usual = TraceStyle.LINE;
  private Optional<String> highlighted = Optional.empty();

  public TraceList(ObservableList<XYChart.Series<Number, Number>> data, Runnable restyled) {
    this.data = data;
    this.restyled = restyled;
  }

  /** Removes all series. */
  void clear() {
    series.clear();
    data.clear();
  }

  /** Adds new series after the known ones, drops removed ones; returns whether there were any. */
  boolean takeIn(List<Series> all) {
    boolean fewer = drop(all);
    boolean more = all.size() > series.size();
    List<XYChart.Series<Number, Number>> added = new ArrayList<>();
    for (Series one : all.subList(Math.min(series.size(), all.size()), all.size())) {
      series.add(one);
      XYChart.Series<Number, Number> stock = new XYChart.Series<>();
      stock.setName(one.name());
      added.add(stock);
    }
    data.addAll(added);
    paint();
    for (XYChart.Series<Number, Number> stock : added) {
      if (stock.getNode() instanceof Path path) {
        path.strokeProperty().subscribe(restyled);
        path.strokeWidthProperty().subscribe(restyled);
      }
    }
    return more || fewer;
  }

  /** Drops removed series; the others keep their colours. */
  private boolean drop(List<Series> all) {
    int before = series.size();
    if (before <= all.size() && all.subList(0, before).equals(series)) {
      return false;
    }
    for (int i = before - 1; i >= 0; i--) {
      if (!all.contains(series.get(i))) {
        series.remove(i);
        data.remove(i);
      }
    }
    paint();
    return series.size() < before;
  }

  public void style(String name, TraceStyle style) {
    styles.put(name, style);
    paint();
    restyled.run();
  }

  /** Sets how series without a style of their own are drawn. */
  public void usual(TraceStyle style) {
    usual = style;
    paint();
    restyled.run();
  }

  /** Emphasises one trace and fades the others; without one all are equal. */
  public void highlight(Optional<String> name) {
    highlighted = name;
    restyled.run();
  }

  public TraceStyle style(String name) {
    return styles.getOrDefault(name, usual);
  }

  public List<Series> series() {
    return series;
  }

  /** The series that are visible. */
  public List<Series> visible() {
    return series.stream().filter(one -> style(one.name()).visible()).toList();
  }

  /** The index of the series with that buffer; -1 if it is not shown. */
  public int placeOf(SampleBuffer buffer) {
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).buffer() == buffer) {
        return i;
      }
    }
    return -1;
  }

  /** The index of the series of that name; -1 if it is not shown. */
  public int placeOf(String name) {
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  public boolean isVisible(int place) {
    return place >= 0 && style(series.get(place).name()).visible();
  }

  /** Whether the series at that index belongs to the right axis. */
  public boolean isAtRight(int place) {
    return isAtRight(style(series.get(place).name()), leftUnit());
  }

  /** Whether any visible trace belongs to the right axis. */
  boolean hasRight() {
    String left = leftUnit();
    return styles().anyMatch(style -> isAtRight(style, left));
  }

  /**
   * Writes the labels of the legend: the trace's label, whether it belongs to the right axis, and
   * its unit if its axis does not show that unit.
   */
  void nameLegend() {
    String left = leftUnit();
    for (int i = 0; i < series.size(); i++) {
      TraceStyle style = style(series.get(i).name());
      boolean right = isAtRight(style, left);
      boolean said = style.unit().isEmpty() || style.unit().equals(unit(right));
      data.get(i)
          .setName(
              style.called(series.get(i).name())
                  + (said ? "" : " [" + style.unit() + "]")
                  + (right ? " (right)" : ""));
    }
  }

  /** Gives the marks of a stock legend the colours of their traces. */
  public void paintLegend(Node legend) {
    if (legend instanceof Pane pane) {
      int marks = Math.min(pane.getChildren().size(), series.size());
      for (int i = 0; i < marks; i++) {
        if (pane.getChildren().get(i) instanceof Labeled item && item.getGraphic() != null) {
          item.getGraphic().setStyle(chosenStyle("-fx-background-color", i));
        }
      }
    }
  }

  /** The stock chart resets the style classes of its nodes, but not their inline styles. */
  private void paint() {
    for (int i = 0; i < series.size(); i++) {
      data.get(i).getNode().setStyle(chosenStyle("-fx-stroke", i));
    }
  }

  private String chosenStyle(String property, int place) {
    return style(series.get(place).name()).colour().chosenStyle(property, place);
  }

  /** The unit of the traces of one axis; empty if unknown or mixed. */
  String unit(boolean atRight) {
    String left = leftUnit();
    List<String> units =
        styles()
            .filter(style -> isAtRight(style, left) == atRight)
            .map(TraceStyle::unit)
            .distinct()
            .toList();
    return units.size() == 1 ? units.getFirst() : "";
  }

  private Stream<TraceStyle> styles() {
    return series.stream().map(one -> style(one.name())).filter(TraceStyle::visible);
  }

  /** The unit of the left axis: the first known one. */
  private String leftUnit() {
    return styles()
        .filter(style -> !style.right() && !style.unit().isEmpty())
        .map(TraceStyle::unit)
        .findFirst()
        .orElse("");
  }

  private static boolean isAtRight(TraceStyle style, String leftUnit) {
    boolean other = !style.unit().isEmpty() && !style.unit().equals(leftUnit);
    return style.right() || other;
  }

  List<TraceRendering> looks(double pixelsPerUnit) {
    String left = leftUnit();
    List<TraceRendering> looks = new ArrayList<>();
    List<TraceRendering> foremost = new ArrayList<>();
    boolean fade = highlighted.filter(name -> isVisible(placeOf(name))).isPresent();
    for (int i = 0; i < series.size(); i++) {
      String name = series.get(i).name();
      TraceStyle style = style(name);
      if (style.visible() && data.get(i).getNode() instanceof Path path) {
        boolean fore = fade && highlighted.filter(name::equals).isPresent();
        int argb = ArgbPixels.of(path.getStroke());
        double width = path.getStrokeWidth() * pixelsPerUnit;
        (fore ? foremost : looks)
            .add(
                new TraceRendering(
                    series.get(i).buffer(),
                    style.kind(),
                    fade && !fore ? ArgbPixels.times(argb, FADED) : argb,
                    fore ? width * THICKER : width,
                    isAtRight(style, left)));
      }
    }
    looks.addAll(foremost);
    return looks;
  }

  /** The visible range of each series in a painted frame. */
  public List<SeriesRange> inSight(PaintedFrame frame) {
    RenderKey look = frame.job().look();
    List<SeriesRange> parts = new ArrayList<>();
    for (int i = 0; i < look.traces().size(); i++) {
      int index = placeOf(look.traces().get(i).buffer());
      if (index >= 0) {
        parts.add(
            new SeriesRange(
                series().get(index),
                look.scale().view(frame.origin(), look.columns(), frame.shifts().get(i))));
      }
    }
    return parts;
  }
}
