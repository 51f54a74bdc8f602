package topicscope.plot.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.axis.YLayout;
import topicscope.plot.paint.ArgbPixels;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
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

  /** The magnitudes of so many traces are looked at; the lanes of more are by unit only. */
  private static final int MAX_MAGNITUDES = 64;

  private static final int MAX_NORMALISED = 64;
  private static final int MAX_NAMED = 3;
  private static final String STATES = "states";

  private final ObservableList<XYChart.Series<Number, Number>> data;
  private final Runnable restyled;
  private final Map<String, TraceStyle> styles = new HashMap<>();
  private final List<Series> series = new ArrayList<>();
  private final Map<SampleBuffer, Integer> places = new HashMap<>();
  private final Map<SampleBuffer, Integer> lanes = new HashMap<>();
  private final Map<String, String> unitsOfNames = new HashMap<>();
  private final Decimator decimator = new Decimator();
  private final PixelColumns whole = new PixelColumns();
  private Optional<String> highlighted = Optional.empty();
  private Optional<String> emphasised = Optional.empty();
  private YMode mode = YMode.OVERLAY;
  private YLayout layout = YLayout.OVERLAY;
  private List<Object> planned = List.of();
  private boolean hasStates;

  public TraceList(ObservableList<XYChart.Series<Number, Number>> data, Runnable restyled) {
    this.data = data;
    this.restyled = restyled;
  }

  /** Removes all series. */
  void clear() {
    series.clear();
    places.clear();
    lanes.clear();
    planned = List.of();
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

  /** Sets how the traces share the height of the plot; {@link #plan} follows it. */
  public void mode(YMode newMode) {
    if (newMode != mode) {
      mode = newMode;
      planned = List.of();
      restyled.run();
    }
  }

  /** How the axes are arranged. */
  public YLayout layout() {
    return layout;
  }

  /**
   * Arranges the axes for what the traces are now. Lanes that were needed once stay while the same
   * traces are visible, so that the picture is calm.
   *
   * @param max the largest number of lanes that have room
   * @param ranged whether the user has fixed the range of the left or the right axis
   * @return whether the arrangement has changed
   */
  boolean plan(int max, boolean ranged) {
    List<Series> visible = visible();
    List<Object> asked = new ArrayList<>(List.of(mode, max, ranged));
    visible.forEach(one -> asked.addAll(List.of(one.name(), unitOf(one))));
    YLayout before = layout;
    Map<SampleBuffer, Integer> lanesBefore = Map.copyOf(lanes);
    boolean same = asked.equals(planned);
    planned = asked;
    switch (mode) {
      case OVERLAY -> layout = YLayout.OVERLAY;
      case LOGARITHMIC -> layout = new YLayout(YLayout.Kind.LOGARITHMIC, 2);
      case NORMALISED ->
          layout =
              new YLayout(YLayout.Kind.NORMALISED, Math.clamp(visible.size(), 1, MAX_NORMALISED));
      case AUTO, LANES -> planLanes(visible, max, ranged, same);
    }
    return !layout.equals(before) || !lanes.equals(lanesBefore);
  }

  private void planLanes(List<Series> visible, int max, boolean ranged, boolean same) {
    boolean arranged =
        mode == YMode.AUTO
            && (ranged || visible.stream().anyMatch(one -> style(one.name()).right()));
    List<Integer> found =
        arranged
            ? List.of()
            : mode == YMode.LANES && visible.size() <= max
                ? IntStream.range(0, visible.size()).boxed().toList()
                : LanePlan.lanes(visible.stream().map(one -> laneOf(one, visible)).toList(), max);
    int count = found.stream().mapToInt(lane -> lane + 1).max().orElse(1);
    if (same && count <= (layout.isLanes() ? layout.axes() : 1)) {
      return;
    }
    lanes.clear();
    layout = count > 1 ? new YLayout(YLayout.Kind.LANES, count) : YLayout.OVERLAY;
    for (int i = 0; count > 1 && i < visible.size(); i++) {
      lanes.put(visible.get(i).buffer(), found.get(i));
    }
  }

  private LanePlan.Trace laneOf(Series one, List<Series> visible) {
    if (one.states().isPresent()) {
      return new LanePlan.Trace(STATES, 1);
    }
    double magnitude = 0;
    SampleBuffer buffer = one.buffer();
    if (visible.size() <= MAX_MAGNITUDES && buffer.size() > 0) {
      decimator.reduce(
          buffer, new XRange.ByNumber(buffer.firstNumber(), buffer.appended()), 1, whole);
      magnitude = Math.max(Math.abs(whole.lowest()), Math.abs(whole.highest()));
    }
    return new LanePlan.Trace(unitOf(one), magnitude);
  }

  /** The number of the axis of the series of an index. */
  public int axis(int index) {
    return axis(series.get(index), visible(), leftUnit());
  }

  private int axis(Series one, List<Series> visible, String leftUnit) {
    return switch (layout.kind()) {
      case LANES -> lanes.getOrDefault(one.buffer(), 0);
      case NORMALISED -> Math.clamp(visible.indexOf(one), 0, layout.axes() - 1);
      case OVERLAY, LOGARITHMIC -> isAtRight(one, leftUnit) ? 1 : 0;
    };
  }

  /** The series on an axis, in their order. */
  private List<Series> on(int axis) {
    List<Series> visible = visible();
    String left = leftUnit();
    return visible.stream().filter(one -> axis(one, visible, left) == axis).toList();
  }

  /** Whether any visible trace uses the right axis. */
  boolean hasRight() {
    boolean two =
        layout.kind() == YLayout.Kind.OVERLAY || layout.kind() == YLayout.Kind.LOGARITHMIC;
    return two && !on(1).isEmpty();
  }

  /** The names of the traces on an axis: a few of them, then how many more there are. */
  String names(int axis) {
    List<Series> there = on(axis);
    String few =
        there.stream()
            .limit(MAX_NAMED)
            .map(one -> style(one.name()).called(one.name()))
            .collect(Collectors.joining(", "));
    return there.size() > MAX_NAMED ? few + " and " + (there.size() - MAX_NAMED) + " more" : few;
  }

  /**
   * Sets the legend: the label of each trace, its unit if the axis doesn't show it, and whether it
   * uses the right axis.
   */
  void nameLegend() {
    for (int i = 0; i < series.size(); i++) {
      TraceStyle style = style(series.get(i).name());
      int axis = axis(i);
      boolean right = axis == 1 && hasRight();
      boolean unitOnAxis = style.unit().isEmpty() || style.unit().equals(unit(axis));
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
  String unit(int axis) {
    List<String> units = on(axis).stream().map(this::unitOf).distinct().toList();
    return units.size() == 1 ? units.getFirst() : "";
  }

  /** The unit of a series: that given to it, that of its records, or that of its name. */
  public String unitOf(Series one) {
    String given = style(one.name()).unit();
    if (!given.isEmpty()) {
      return given;
    }
    return one.unit().isEmpty()
        ? unitsOfNames.computeIfAbsent(one.name(), UnitOfName::of)
        : one.unit();
  }

  /** These ranges, with one for each axis of states that isn't fixed. */
  FixedYRanges withStates(FixedYRanges held) {
    FixedYRanges ranges = held;
    if (hasStates) {
      for (int axis = 0; axis < layout.axes(); axis++) {
        List<StateNames> states = states(axis);
        if (!states.isEmpty() && held.of(axis).isEmpty()) {
          ranges = ranges.with(axis, Optional.of(range(states)));
        }
      }
    }
    return ranges;
  }

  /** Room for all states; beside numbers they take the lower part of the plot. */
  private ValueRange range(List<StateNames> states) {
    int count = states.stream().mapToInt(names -> names.all().size()).max().orElse(0);
    boolean alone = layout.isLanes() || shown().allMatch(one -> one.states().isPresent());
    int room = Math.max(2, count) * (alone ? 1 : PART_OF_STATES);
    return new ValueRange(-0.5, room - 0.5);
  }

  /** The states on an axis; empty if a trace there has numbers. */
  List<StateNames> states(int axis) {
    List<Series> there = on(axis);
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
        .filter(one -> !style(one.name()).right())
        .map(this::unitOf)
        .filter(unit -> !unit.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** States share an axis with numbers only by choice. */
  private boolean isAtRight(Series one, String leftUnit) {
    TraceStyle style = style(one.name());
    String unit = unitOf(one);
    boolean other = !unit.isEmpty() && !unit.equals(leftUnit);
    boolean besideNumbers =
        one.states().isPresent() && shown().anyMatch(shown -> shown.states().isEmpty());
    return style.right() || other || besideNumbers;
  }

  /**
   * The x of all samples of visible traces, by time or by number; empty without a sample. By number
   * the traces end together.
   */
  public Optional<ValueRange> held(boolean byTime) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Series one : visible()) {
      SampleBuffer buffer = one.buffer();
      if (byTime && buffer.size() > 0) {
        from = Math.min(from, (double) buffer.earliestTime().orElse(0));
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

  /** Whether no other trace is drawn in the same part of the plot. */
  private boolean isAlone(Series one, List<Series> visible) {
    return one.states().isEmpty()
        && (layout.isLanes()
            ? visible.stream().filter(other -> laneOf(other) == laneOf(one)).count() == 1
            : visible.size() == 1);
  }

  private int laneOf(Series one) {
    return lanes.getOrDefault(one.buffer(), 0);
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
    String left = leftUnit();
    List<Series> visible = visible();
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
                    kind(series.get(i), style),
                    fade && !fore ? ArgbPixels.times(argb, FADED) : argb,
                    thick ? width * THICKER : width,
                    axis(series.get(i), visible, left),
                    dash(series.get(i), style),
                    style.kind() == TraceKind.LINE && isAlone(series.get(i), visible)));
      }
    }
    renderings.addAll(foremost);
    return renderings;
  }
}
