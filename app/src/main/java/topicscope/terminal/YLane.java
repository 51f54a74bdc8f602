package topicscope.terminal;

import java.util.ArrayList;
import java.util.List;
import topicscope.chart.AutoRange;
import topicscope.chart.AxisUnit;
import topicscope.chart.TickSpacing;
import topicscope.chart.TickText;
import topicscope.chart.ValueRange;
import topicscope.signal.StateNames;

/** One of several y axes above one another, with its traces. Owned by one thread. */
final class YLane {
  private static final int ROWS_PER_TICK = 2;
  private static final int MAX_TICKS = 10;
  private static final int MAX_LABEL = 18;

  private final AutoRange auto = new AutoRange(true);
  private final List<Trace> traces = new ArrayList<>();
  private ValueRange range = ValueRange.UNIT;
  private boolean known;
  private int top;
  private int rows;

  /** A tick. */
  record Tick(int row, String text) {}

  /** Sets the rows of the plot that it has. */
  void place(int newTop, int newRows) {
    top = newTop;
    rows = newRows;
    traces.clear();
  }

  void add(Trace trace) {
    traces.add(trace);
  }

  List<Trace> traces() {
    return traces;
  }

  int top() {
    return top;
  }

  int rows() {
    return rows;
  }

  ValueRange range() {
    return range;
  }

  /** Whether all its traces are states. */
  private boolean hasStates() {
    return !traces.isEmpty() && traces.stream().allMatch(Trace::isState);
  }

  private List<StateNames> states() {
    return traces.stream().flatMap(trace -> trace.series().states().stream()).toList();
  }

  /** Follows what its traces show now; {@code now} as of System.nanoTime. */
  void follow(long now) {
    if (hasStates()) {
      int count = states().stream().mapToInt(names -> names.all().size()).max().orElse(0);
      range = new ValueRange(-0.5, Math.max(2, count) - 0.5);
      known = true;
      return;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Trace trace : traces) {
      low = Math.min(low, trace.columns().lowest());
      high = Math.max(high, trace.columns().highest());
    }
    known |= low <= high;
    range = low > high ? auto.range() : auto.follow(ValueRange.of(low, high), now);
  }

  /** The unit of its traces as the axis shows it; empty without one, or with several. */
  String unit() {
    List<String> units = traces.stream().map(Trace::unit).distinct().toList();
    return units.size() == 1 ? ValueText.unit(units.getFirst(), range).name() : "";
  }

  /** Its ticks at 1, 2 or 5 times a power of ten, or at its states; from below. */
  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    if (!known) {
      return ticks;
    }
    if (hasStates()) {
      int count = (int) Math.round(range.span());
      int every = Math.max(1, (int) Math.ceil((double) count / rows));
      for (int state = 0; state < count; state += every) {
        ticks.add(new Tick(row(state), TickText.ofState(state, states())));
      }
      return ticks;
    }
    List<String> units = traces.stream().map(Trace::unit).distinct().toList();
    AxisUnit unit = ValueText.unit(units.size() == 1 ? units.getFirst() : "", range);
    double size = unit.size();
    TickSpacing spacing =
        TickSpacing.over(range.span() / size, Math.clamp((rows - 1) / ROWS_PER_TICK, 1, MAX_TICKS));
    double largest = ValueText.largest(range) / size;
    for (double tick : spacing.within(range.low() / size, range.high() / size)) {
      String text = TickText.of(tick, largest, spacing.step());
      ticks.add(new Tick(row(tick * size), CellGrid.fit(text, MAX_LABEL)));
    }
    return ticks;
  }

  /** The row of the plot that shows a value. */
  int row(double value) {
    double share = Math.clamp((range.high() - value) / range.span(), 0, 1);
    return top + (int) Math.round(share * (rows - 1));
  }
}
