package topicscope.plot.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import topicscope.chart.ValueRange;
import topicscope.plot.paint.ArgbPixels;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;

/**
 * The series of a chart and their styles. Each is in the data of the stock chart as a series
 * without points. That gives it a legend entry and a node, from which colour and width are read as
 * the stylesheet sets them. For the JavaFX thread.
 */
public final class TraceList {
  private static final int FADED = 80;
  private static final double THICKER = 1.8;

  private final ObservableList<XYChart.Series<Number, Number>> data;
  private final Runnable restyled;
  private final Map<String, TraceStyle> styles = new HashMap<>();
  private final List<Series> series = new ArrayList<>();
  private final Map<SampleBuffer, Integer> places = new HashMap<>();
  private final Map<SampleBuffer, Integer> indexes = new HashMap<>();
  private final TraceAxes axes = new TraceAxes(this);
  private Optional<String> highlighted = Optional.empty();
  private long intervalMs;
  private Optional<String> emphasised = Optional.empty();
  private Optional<List<Series>> visible = Optional.empty();
  private boolean hasStates;

  public TraceList(ObservableList<XYChart.Series<Number, Number>> data, Runnable restyled) {
    this.data = data;
    this.restyled = restyled;
  }

  /** Removes all series. */
  void clear() {
    series.clear();
    places.clear();
    indexes.clear();
    visible = Optional.empty();
    axes.clear();
    data.clear();
  }

  /**
   * Adopts series that were added at the end and removes those that are gone; returns whether there
   * are any.
   */
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
    if (more) {
      index();
    }
    hasStates = series.stream().anyMatch(one -> one.states().isPresent());
    if (more) {
      paint();
    }
    for (XYChart.Series<Number, Number> stock : added) {
      if (stock.getNode() instanceof Path path) {
        path.strokeProperty().subscribe(restyled);
        path.strokeWidthProperty().subscribe(restyled);
      }
    }
    return more || fewer;
  }

  /** Removes series that are gone; the others keep their colours. */
  private boolean drop(List<Series> all) {
    int before = series.size();
    if (before <= all.size() && all.subList(0, before).equals(series)) {
      return false;
    }
    for (int i = before - 1; i >= 0; i--) {
      if (!all.contains(series.get(i))) {
        places.remove(series.remove(i).buffer());
        data.remove(i);
      }
    }
    index();
    paint();
    return series.size() < before;
  }

  private void index() {
    indexes.clear();
    for (int i = 0; i < series.size(); i++) {
      indexes.put(series.get(i).buffer(), i);
    }
    outdate();
  }

  private void outdate() {
    visible = Optional.empty();
    axes.outdate();
  }

  public void style(String name, TraceStyle style) {
    styles.put(name, style);
    outdate();
    paint();
    restyled.run();
  }

  /** Sets styles by the names of their series; one change, however many. */
  public void style(Map<String, TraceStyle> some) {
    styles.putAll(some);
    outdate();
    paint();
    restyled.run();
  }

  /** Sets the length of the intervals of roll-ups, ms; 0 if it isn't known. */
  public void intervals(long ms) {
    if (ms != intervalMs) {
      intervalMs = ms;
      restyled.run();
    }
  }

  /** Paints one trace on top and fades the others; empty for none. */
  public void highlight(Optional<String> name) {
    highlighted = name;
    restyled.run();
  }

  /** Draws one trace thicker, as under the pointer; empty for none. */
  public void emphasise(Optional<String> name) {
    if (!name.equals(emphasised)) {
      emphasised = name;
      restyled.run();
    }
  }

  public TraceStyle style(String name) {
    return styles.getOrDefault(name, TraceStyle.LINE);
  }

  public List<Series> series() {
    return series;
  }

  /** On which axis each trace is. */
  public TraceAxes axes() {
    return axes;
  }

  /** The series that aren't hidden. */
  public List<Series> visible() {
    if (visible.isEmpty()) {
      visible = Optional.of(series.stream().filter(one -> style(one.name()).visible()).toList());
    }
    return visible.get();
  }

  /** Whether any series has states. */
  boolean hasStates() {
    return hasStates;
  }

  /** The index of the series of a buffer; -1 if there is none. */
  public int indexOf(SampleBuffer buffer) {
    return indexes.getOrDefault(buffer, -1);
  }

  /** The index of the series of a name; -1 if there is none. */
  public int indexOf(String name) {
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The place of a series among the default colours: the first that was free when it was first
   * asked for. It decides the colour of the line, the legend and all else that shows the series;
   * the stock chart's own count runs away with more than 8 series.
   */
  public int place(Series one) {
    Integer known = places.get(one.buffer());
    if (known != null) {
      return known;
    }
    BitSet taken = new BitSet();
    places.values().forEach(taken::set);
    int free = taken.nextClearBit(0);
    places.put(one.buffer(), free);
    return free;
  }

  public boolean isVisible(int index) {
    return index >= 0 && style(series.get(index).name()).visible();
  }

  /** Sets how the traces share the height of the plot. */
  public void mode(YMode newMode) {
    if (axes.mode(newMode)) {
      restyled.run();
    }
  }

  /**
   * Sets the legend: the label of each trace, its unit if the axis doesn't show it, and whether it
   * uses the right axis.
   */
  void nameLegend() {
    for (int i = 0; i < series.size(); i++) {
      TraceStyle style = style(series.get(i).name());
      int axis = axes.axis(series.get(i));
      boolean right = axis == 1 && axes.hasRight();
      boolean unitOnAxis = style.unit().isEmpty() || style.unit().equals(axes.unit(axis));
      data.get(i)
          .setName(
              style.called(series.get(i).name())
                  + (unitOnAxis ? "" : " [" + style.unit() + "]")
                  + (right ? " (right)" : ""));
    }
  }

  /** Sets the colours of the symbols in a stock legend. */
  public void paintLegend(Node legend) {
    if (legend instanceof Pane pane) {
      int marks = Math.min(pane.getChildren().size(), series.size());
      for (int i = 0; i < marks; i++) {
        if (pane.getChildren().get(i) instanceof Labeled item && item.getGraphic() != null) {
          item.getGraphic().setStyle(colourStyle("-fx-background-color", i));
          item.setVisible(isVisible(i));
          item.setManaged(isVisible(i));
        }
      }
    }
  }

  /** Inline styles, because the stock chart overwrites style classes of its nodes. */
  private void paint() {
    for (int i = 0; i < series.size(); i++) {
      data.get(i).getNode().setStyle(colourStyle("-fx-stroke", i));
    }
  }

  private String colourStyle(String property, int index) {
    Series one = series.get(index);
    return style(one.name()).colour().style(property, place(one));
  }

  /**
   * The x of all samples of visible traces, by time or by number; empty without a sample. By number
   * the traces end together, and only what is held counts; by time what is recorded, too.
   */
  public Optional<ValueRange> held(boolean byTime) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Series one : visible()) {
      SampleBuffer buffer = one.buffer();
      if (byTime && buffer.size() > 0) {
        from = Math.min(from, (double) buffer.knownFrom().orElse(0));
        to = Math.max(to, (double) buffer.latestTime().orElse(0));
      } else if (!byTime) {
        to = Math.max(to, (double) (buffer.appended() - 1));
      }
    }
    if (!byTime) {
      from = to - longest() + 1;
    }
    return longest() > 0 ? Optional.of(new ValueRange(from, to)) : Optional.empty();
  }

  /** The time of all samples of visible traces that are held; empty without a sample. */
  public Optional<ValueRange> loaded() {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Series one : visible()) {
      if (one.buffer().size() > 0) {
        from = Math.min(from, (double) one.buffer().earliestTime().orElse(0));
        to = Math.max(to, (double) one.buffer().latestTime().orElse(0));
      }
    }
    return from <= to ? Optional.of(new ValueRange(from, to)) : Optional.empty();
  }

  /** Whether something is recorded of a visible trace before the samples held. */
  boolean isRecorded() {
    return visible().stream()
        .map(Series::buffer)
        .anyMatch(one -> one.past().recordedFrom() < one.earliestTime().orElse(Long.MIN_VALUE));
  }

  /** The number of samples of the longest visible trace. */
  long longest() {
    long longest = 0;
    for (Series one : visible()) {
      longest = Math.max(longest, one.buffer().size());
    }
    return longest;
  }

  /** The part of each painted series that a frame shows. */
  public List<SeriesRange> visibleParts(PaintedFrame painting) {
    RenderKey key = painting.key();
    List<SeriesRange> parts = new ArrayList<>();
    for (int i = 0; i < key.traces().size(); i++) {
      int index = indexOf(key.traces().get(i).buffer());
      if (index >= 0) {
        XRange view = key.scale().view(painting.origin(), key.columns(), painting.shifts().get(i));
        parts.add(new SeriesRange(series.get(index), view));
      }
    }
    return parts;
  }

  /** Only lines have dashes. */
  private int dash(Series one, TraceStyle style) {
    TraceKind kind = kind(one, style);
    boolean line = kind == TraceKind.LINE || kind == TraceKind.STEP;
    return line ? style.colour().round(place(one)) : 0;
  }

  /** Between two states there is nothing. */
  private static TraceKind kind(Series one, TraceStyle style) {
    boolean joined = style.kind() == TraceKind.LINE && one.states().isPresent();
    return joined ? TraceKind.STEP : style.kind();
  }

  List<TraceRendering> renderings(double pixelsPerUnit) {
    List<TraceRendering> renderings = new ArrayList<>();
    List<TraceRendering> foremost = new ArrayList<>();
    boolean fade = highlighted.filter(name -> isVisible(indexOf(name))).isPresent();
    for (int i = 0; i < series.size(); i++) {
      String name = series.get(i).name();
      TraceStyle style = style(name);
      if (style.visible() && data.get(i).getNode() instanceof Path path) {
        boolean fore = fade && highlighted.filter(name::equals).isPresent();
        boolean thick = fore || emphasised.filter(name::equals).isPresent();
        int argb = ArgbPixels.of(path.getStroke());
        double width = path.getStrokeWidth() * pixelsPerUnit;
        (fore ? foremost : renderings)
            .add(
                new TraceRendering(
                    series.get(i).buffer(),
                    series.get(i).buffer().past(),
                    kind(series.get(i), style),
                    fade && !fore ? ArgbPixels.times(argb, FADED) : argb,
                    thick ? width * THICKER : width,
                    axes.axis(series.get(i)),
                    dash(series.get(i), style),
                    style.kind() == TraceKind.LINE && axes.isAlone(series.get(i)),
                    intervalMs));
      }
    }
    renderings.addAll(foremost);
    return renderings;
  }
}
