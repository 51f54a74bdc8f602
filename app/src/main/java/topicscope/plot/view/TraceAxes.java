package topicscope.plot.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import topicscope.chart.LaneChooser;
import topicscope.chart.LanePlan;
import topicscope.chart.UnitOfName;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.YLayout;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.signal.StateNames;
import topicscope.signal.XRange;

/**
 * On which y axis each visible trace of a chart is, and what the axes show: units, states, names.
 * For the JavaFX thread.
 */
public final class TraceAxes {
  /** The magnitudes of so many traces are looked at; the lanes of more are by unit only. */
  private static final int MAX_MAGNITUDES = 64;

  private static final int MAX_NORMALISED = 64;
  private static final int MAX_NAMED = 3;
  private static final int PART_OF_STATES = 3;
  private static final String STATES = "states";

  private final TraceList traces;
  private final LaneChooser chooser = new LaneChooser();
  private final Decimator decimator = new Decimator();
  private final PixelColumns whole = new PixelColumns();
  private final Map<String, String> unitsOfNames = new HashMap<>();
  private Map<SampleBuffer, Integer> lanes = Map.of();
  private YMode mode = YMode.OVERLAY;
  private YLayout layout = YLayout.OVERLAY;
  private List<Object> planned = List.of();
  private Optional<List<List<Series>>> perAxis = Optional.empty();
  private Map<SampleBuffer, Integer> axes = Map.of();

  TraceAxes(TraceList traces) {
    this.traces = traces;
  }

  /** Forgets the lanes, for other series. */
  void clear() {
    lanes = Map.of();
    planned = List.of();
    outdate();
  }

  /** Call when the visible traces or their styles have changed. */
  void outdate() {
    perAxis = Optional.empty();
  }

  /** Sets how the traces share the height of the plot; returns whether that is another way. */
  boolean mode(YMode newMode) {
    boolean other = newMode != mode;
    if (other) {
      mode = newMode;
      planned = List.of();
    }
    return other;
  }

  /** How the axes are arranged. */
  public YLayout layout() {
    return layout;
  }

  /**
   * On what the arrangement of the axes depends.
   *
   * @param max the largest number of lanes that have room
   * @param ranged whether the user has fixed the range of the left or the right axis
   * @param mayMerge false while the user looks at lanes that must stay
   * @param now as of System.nanoTime
   */
  record Conditions(int max, boolean ranged, boolean mayMerge, long now) {}

  /**
   * Arranges the axes for what the traces are now.
   *
   * @param parts what is in sight of the traces that are drawn
   * @return whether the arrangement has changed
   */
  boolean plan(Conditions conditions, List<SeriesRange> parts) {
    List<Series> visible = traces.visible();
    List<Object> asked = new ArrayList<>(List.of(mode, conditions.max, conditions.ranged));
    visible.forEach(one -> asked.addAll(List.of(one.name(), unitOf(one))));
    if (!asked.equals(planned)) {
      planned = asked;
      chooser.forget();
    }
    YLayout before = layout;
    Map<SampleBuffer, Integer> lanesBefore = lanes;
    switch (mode) {
      case OVERLAY -> layout = YLayout.OVERLAY;
      case LOGARITHMIC -> layout = new YLayout(YLayout.Kind.LOGARITHMIC, 2);
      case NORMALISED ->
          layout =
              new YLayout(YLayout.Kind.NORMALISED, Math.clamp(visible.size(), 1, MAX_NORMALISED));
      case AUTO, LANES -> planLanes(visible, conditions, parts);
    }
    boolean other = !layout.equals(before) || !lanes.equals(lanesBefore);
    if (other) {
      outdate();
    }
    return other;
  }

  private void planLanes(List<Series> visible, Conditions conditions, List<SeriesRange> parts) {
    List<Integer> found = lanes(visible, conditions, parts);
    int count = found.stream().mapToInt(lane -> lane + 1).max().orElse(1);
    layout = count > 1 ? new YLayout(YLayout.Kind.LANES, count) : YLayout.OVERLAY;
    Map<SampleBuffer, Integer> now = new HashMap<>();
    for (int i = 0; count > 1 && i < visible.size(); i++) {
      now.put(visible.get(i).buffer(), found.get(i));
    }
    lanes = now;
  }

  private List<Integer> lanes(
      List<Series> visible, Conditions conditions, List<SeriesRange> parts) {
    boolean arranged =
        conditions.ranged || visible.stream().anyMatch(one -> traces.style(one.name()).right());
    if (mode == YMode.AUTO && arranged) {
      return List.of();
    }
    if (mode == YMode.LANES && visible.size() <= conditions.max) {
      return IntStream.range(0, visible.size()).boxed().toList();
    }
    boolean few = visible.size() <= MAX_MAGNITUDES;
    Map<Series, XRange> inSight =
        parts.stream().collect(Collectors.toMap(SeriesRange::series, SeriesRange::view));
    List<LanePlan.Trace> asked =
        visible.stream()
            .map(one ->
                new LanePlan.Trace(
                    one.states().isPresent() ? STATES : unitOf(one),
                    few ? magnitude(one, Optional.ofNullable(inSight.get(one))) : 0))
            .toList();
    return chooser.lanes(asked, conditions.max, conditions.mayMerge, conditions.now);
  }

  /** The largest magnitude of the values in a range, else of all held. */
  private double magnitude(Series one, Optional<XRange> range) {
    SampleBuffer buffer = one.buffer();
    if (one.states().isPresent()) {
      return 1;
    }
    if (buffer.size() == 0) {
      return 0;
    }
    XRange held = new XRange.ByNumber(buffer.firstNumber(), buffer.appended());
    decimator.reduce(buffer, range.orElse(held), 1, whole);
    return Math.max(Math.abs(whole.lowest()), Math.abs(whole.highest()));
  }

  /** The number of the axis of a series. */
  public int axis(Series one) {
    perAxis();
    Integer axis = axes.get(one.buffer());
    return axis == null ? 0 : axis;
  }

  /** Whether no other visible trace is drawn in the same part of the plot. */
  boolean isAlone(Series one) {
    int there = layout.isLanes() ? on(axis(one)).size() : traces.visible().size();
    return one.states().isEmpty() && there == 1;
  }

  /** The visible series on an axis, in their order. */
  private List<Series> on(int axis) {
    List<List<Series>> all = perAxis();
    return axis < all.size() ? all.get(axis) : List.of();
  }

  /** Found once after each change: it is asked for many times a frame. */
  private List<List<Series>> perAxis() {
    return perAxis.orElseGet(() -> {
      List<Series> visible = traces.visible();
      Function<Series, Integer> axisOf = axisOf(visible);
      Map<SampleBuffer, Integer> found = new HashMap<>();
      traces.series().forEach(one -> found.put(one.buffer(), axisOf.apply(one)));
      List<List<Series>> all = new ArrayList<>();
      visible.forEach(one -> {
        int axis = found.getOrDefault(one.buffer(), 0);
        while (all.size() <= axis) {
          all.add(new ArrayList<>());
        }
        all.get(axis).add(one);
      });
      axes = found;
      perAxis = Optional.of(all);
      return all;
    });
  }

  private Function<Series, Integer> axisOf(List<Series> visible) {
    return switch (layout.kind()) {
      case LANES -> one -> lanes.getOrDefault(one.buffer(), 0);
      case NORMALISED -> {
        Map<SampleBuffer, Integer> order = new HashMap<>();
        visible.forEach(one -> order.put(one.buffer(), Math.min(order.size(), layout.axes() - 1)));
        yield one -> order.getOrDefault(one.buffer(), 0);
      }
      case OVERLAY, LOGARITHMIC -> {
        String leftUnit = leftUnit(visible);
        boolean numbers = visible.stream().anyMatch(one -> one.states().isEmpty());
        yield one -> isAtRight(one, leftUnit, numbers) ? 1 : 0;
      }
    };
  }

  /** The unit of the left axis: the first one known. */
  private String leftUnit(List<Series> visible) {
    return visible.stream()
        .filter(one -> !traces.style(one.name()).right())
        .map(this::unitOf)
        .filter(unit -> !unit.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** States share an axis with numbers only by choice. */
  private boolean isAtRight(Series one, String leftUnit, boolean numbers) {
    String unit = unitOf(one);
    boolean other = !unit.isEmpty() && !unit.equals(leftUnit);
    boolean besideNumbers = one.states().isPresent() && numbers;
    return traces.style(one.name()).right() || other || besideNumbers;
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
            .map(one -> traces.style(one.name()).called(one.name()))
            .collect(Collectors.joining(", "));
    return there.size() > MAX_NAMED ? few + " and " + (there.size() - MAX_NAMED) + " more" : few;
  }

  /** The unit of an axis; empty if its traces have none or several. */
  String unit(int axis) {
    List<String> units = on(axis).stream().map(this::unitOf).distinct().toList();
    return units.size() == 1 ? units.getFirst() : "";
  }

  /** The unit of a series: that given to it, that of its records, or that of its name. */
  public String unitOf(Series one) {
    String given = traces.style(one.name()).unit();
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
    if (traces.hasStates()) {
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
    boolean alone =
        layout.isLanes() || traces.visible().stream().allMatch(one -> one.states().isPresent());
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
}
