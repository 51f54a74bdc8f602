package topicscope.plot.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.paint.ArgbPixels;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.signal.StateNames;
import topicscope.signal.XRange;

/**
 * The series of a chart and their styles. Each is in the data of the stock chart as a series
 * without points. That gives it a legend entry and a node, from which colour and width are read as
 * the stylesheet sets them. For the JavaFX thread.
 */
public final class TraceList {
  private static final int FADED = 80;
  private static final double THICKER = 1.8;
  private static final int PART_OF_STATES = 3;

  private final ObservableList<XYChart.Series<Number, Number>> data;
  private final Runnable restyled;
  private final Map<String, TraceStyle> styles = new HashMap<>();
  private final List<Series> series = new ArrayList<>();
  private final Map<SampleBuffer, Integer> places = new HashMap<>();
  private Optional<String> highlighted = Optional.empty();
  private boolean hasStates;

  public TraceList(ObservableList<XYChart.Series<Number, Number>> data, Runnable restyled) {
    this.data = data;
    this.restyled = restyled;
  }

  /** Removes all series. */
  void clear() {
    series.clear();
    places.clear();
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
    paint();
    return series.size() < before;
  }

  public void style(String name, TraceStyle style) {
    styles.put(name, style);
    paint();
    restyled.run();
  }

  /** Sets styles by the names of their series; one change, however many. */
  public void style(Map<String, TraceStyle> some) {
    styles.putAll(some);
    paint();
    restyled.run();
  }

  /** Paints one trace on top and fades the others; empty for none. */
  public void highlight(Optional<String> name) {
    highlighted = name;
    restyled.run();
  }

  public TraceStyle style(String name) {
    return styles.getOrDefault(name, TraceStyle.LINE);
  }

  public List<Series> series() {
    return series;
  }

  /** The series that aren't hidden. */
  public List<Series> visible() {
    return series.stream().filter(one -> style(one.name()).visible()).toList();
  }

  /** The index of the series of a buffer; -1 if there is none. */
  public int indexOf(SampleBuffer buffer) {
    return indexOf(one -> one.buffer() == buffer);
  }

  /** The index of the series of a name; -1 if there is none. */
  public int indexOf(String name) {
    return indexOf(one -> one.name().equals(name));
  }

  private int indexOf(Predicate<Series> wanted) {
    for (int i = 0; i < series.size(); i++) {
      if (wanted.test(series.get(i))) {
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

  /** Whether the series of an index uses the right axis. */
  public boolean isAtRight(int index) {
    return isAtRight(series.get(index), leftUnit());
  }

  /** Whether any visible trace uses the right axis. */
  boolean hasRight() {
    String left = leftUnit();
    return shown().anyMatch(one -> isAtRight(one, left));
  }

  /**
   * Sets the legend: the label of each trace, its unit if the axis doesn't show it, and whether it
   * uses the right axis.
   */
  void nameLegend() {
    String left = leftUnit();
    for (int i = 0; i < series.size(); i++) {
      TraceStyle style = style(series.get(i).name());
      boolean right = isAtRight(series.get(i), left);
      boolean unitOnAxis = style.unit().isEmpty() || style.unit().equals(unit(right));
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

  /** The unit of an axis; empty if its traces have none or several. */
  String unit(boolean atRight) {
    String left = leftUnit();
    List<String> units =
        shown()
            .filter(one -> isAtRight(one, left) == atRight)
            .map(one -> style(one.name()).unit())
            .distinct()
            .toList();
    return units.size() == 1 ? units.getFirst() : "";
  }

  /** These ranges, with one for each axis of states that isn't fixed. */
  FixedYRanges withStates(FixedYRanges held) {
    FixedYRanges ranges = held;
    if (hasStates) {
      for (boolean atRight : List.of(false, true)) {
        List<StateNames> states = states(atRight);
        if (!states.isEmpty() && held.of(atRight).isEmpty()) {
          ranges = ranges.with(atRight, Optional.of(range(states)));
        }
      }
    }
    return ranges;
  }

  /** Room for all states; beside numbers they take the lower part of the plot. */
  private ValueRange range(List<StateNames> states) {
    int count = states.stream().mapToInt(names -> names.all().size()).max().orElse(0);
    boolean alone = shown().allMatch(one -> one.states().isPresent());
    int room = Math.max(2, count) * (alone ? 1 : PART_OF_STATES);
    return new ValueRange(-0.5, room - 0.5);
  }

  /** The states on an axis; empty if a trace there has numbers. */
  List<StateNames> states(boolean atRight) {
    String left = leftUnit();
    List<Series> there = shown().filter(one -> isAtRight(one, left) == atRight).toList();
    return there.stream().allMatch(one -> one.states().isPresent())
        ? there.stream().flatMap(one -> one.states().stream()).distinct().toList()
        : List.of();
  }

  private Stream<Series> shown() {
    return series.stream().filter(one -> style(one.name()).visible());
  }

  /** The unit of the left axis: the first one known. */
  private String leftUnit() {
    return shown()
        .map(one -> style(one.name()))
        .filter(style -> !style.right() && !style.unit().isEmpty())
        .map(TraceStyle::unit)
        .findFirst()
        .orElse("");
  }

  /** States share an axis with numbers only by choice. */
  private boolean isAtRight(Series one, String leftUnit) {
    TraceStyle style = style(one.name());
    boolean other = !style.unit().isEmpty() && !style.unit().equals(leftUnit);
    boolean besideNumbers =
        one.states().isPresent() && shown().anyMatch(shown -> shown.states().isEmpty());
    return style.right() || other || besideNumbers;
  }

  /** The x of all samples in memory, by time or by number; empty without a sample. */
  public Optional<ValueRange> held(boolean byTime) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Series one : series) {
      SampleBuffer buffer = one.buffer();
      if (buffer.size() > 0) {
        double first =
            byTime ? (double) buffer.earliestTime().orElse(0) : (double) buffer.firstNumber();
        double last =
            byTime ? (double) buffer.latestTime().orElse(0) : (double) (buffer.appended() - 1);
        from = Math.min(from, first);
        to = Math.max(to, last);
      }
    }
    return from <= to ? Optional.of(new ValueRange(from, to)) : Optional.empty();
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

  /** Between two states there is nothing. */
  private static TraceKind kind(Series one, TraceStyle style) {
    boolean joined = style.kind() == TraceKind.LINE && one.states().isPresent();
    return joined ? TraceKind.STEP : style.kind();
  }

  List<TraceRendering> renderings(double pixelsPerUnit) {
    String left = leftUnit();
    List<TraceRendering> renderings = new ArrayList<>();
    List<TraceRendering> foremost = new ArrayList<>();
    boolean fade = highlighted.filter(name -> isVisible(indexOf(name))).isPresent();
    for (int i = 0; i < series.size(); i++) {
      String name = series.get(i).name();
      TraceStyle style = style(name);
      if (style.visible() && data.get(i).getNode() instanceof Path path) {
        boolean fore = fade && highlighted.filter(name::equals).isPresent();
        int argb = ArgbPixels.of(path.getStroke());
        double width = path.getStrokeWidth() * pixelsPerUnit;
        (fore ? foremost : renderings)
            .add(
                new TraceRendering(
                    series.get(i).buffer(),
                    kind(series.get(i), style),
                    fade && !fore ? ArgbPixels.times(argb, FADED) : argb,
                    fore ? width * THICKER : width,
                    isAtRight(series.get(i), left)));
      }
    }
    renderings.addAll(foremost);
    return renderings;
  }
}
