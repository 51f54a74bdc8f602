package topicscope.terminal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import topicscope.chart.ClockText;
import topicscope.chart.ColumnScale;
import topicscope.chart.LaneChooser;
import topicscope.chart.LanePlan;
import topicscope.chart.XTicks;
import topicscope.reading.Reading;
import topicscope.signal.Decimator;
import topicscope.signal.Series;
import topicscope.signal.SeriesSource;

/**
 * A plot of the series of a topic in character cells: legend, lanes with their axes, the axis of
 * time, and a line with state and account. Owned by one thread.
 */
public final class TerminalPlot {
  /** How many series are shown at most. */
  public static final int MAX_SERIES = Inks.TRACES;

  /** Smaller pictures have room for nothing else. */
  static final int MIN_WIDTH = 24;

  static final int MIN_HEIGHT = 6;

  private static final int LANE_ROWS = 5;
  private static final int MAX_LANES = 4;
  private static final int LABEL_GAP = 3;
  private static final int ITEM_GAP = 3;
  private static final int MAX_NAME = 32;
  private static final int ROOMY = 14;
  private static final int ROWS_PER_LEGEND = 8;
  private static final String STATES = "states";

  private final String topic;
  private final SeriesSource source;
  private final Predicate<String> wanted;
  private final Optional<PlotStatus> status;
  private final PlotWindow window;
  private final Glyphs glyphs;
  private final ZoneId zone;
  private final Decimator decimator = new Decimator();
  private final DotRaster raster = new DotRaster();
  private final DotTrace pen = new DotTrace();
  private final PixelRaster pixels = new PixelRaster();
  private final LaneChooser chooser = new LaneChooser();
  private final XTicks ticks;
  private final List<Trace> traces = new ArrayList<>();
  private List<YLane> lanes = List.of();
  private List<Integer> laneNumbers = List.of();
  private List<Trace> laned = List.of();
  private List<Series> known = List.of();
  private int left;
  private int width;
  private int others;
  private Optional<Graphics> graphics = Optional.empty();
  private int pictureTop;

  /**
   * What is shown, and how.
   *
   * @param wanted which series are shown
   * @param points how many of the newest samples, if there is no span
   * @param span the newest span of time; zero for a number of samples
   * @param glyphs the characters for dots
   * @param zone the time zone of the labels
   */
  public record Options(
      Predicate<String> wanted, int points, Duration span, Glyphs glyphs, ZoneId zone) {}

  /** A plot of what is read. */
  public TerminalPlot(Reading reading, Options options) {
    this(
        reading.topic(),
        reading.series(),
        Optional.of(new PlotStatus(reading.reader(), options.zone())),
        options);
  }

  /**
   * A plot of series.
   *
   * @param status the line of state and account, if there is a reader
   */
  public TerminalPlot(
      String topic, SeriesSource source, Optional<PlotStatus> status, Options options) {
    this.topic = topic;
    this.source = source;
    this.status = status;
    this.wanted = options.wanted();
    this.window = new PlotWindow(options.points(), options.span());
    this.glyphs = options.glyphs();
    this.zone = options.zone();
    this.ticks = new XTicks(text -> (double) (text.length() + LABEL_GAP) * dotsPerCell());
  }

  PlotWindow window() {
    return window;
  }

  /** Reads state and account; returns whether they have changed. */
  boolean refresh(long now) {
    return status.isPresent() && status.get().refresh(now);
  }

  /** A number that changes when there are new samples. */
  long version() {
    return source.version();
  }

  /** Shows a series, or no longer; from 0. */
  void toggle(int number) {
    if (number < traces.size()) {
      traces.get(number).toggle();
      laned = List.of();
    }
  }

  /** How many columns of dots a cell has. */
  int dotsPerCell() {
    return graphics.map(Graphics::cellWidth).orElse(glyphs.columns());
  }

  /** Draws the traces as pixels from now on. */
  void use(Optional<Graphics> newGraphics) {
    graphics = newGraphics;
  }

  /** The traces as pixels, if they are drawn so. */
  PixelRaster pixels() {
    return pixels;
  }

  /** The row of cells at which the plot begins. */
  int top() {
    return pictureTop;
  }

  /** The column of cells at which the plot begins. */
  int left() {
    return left;
  }

  /** The column of dots in the middle of the plot. */
  int middle() {
    return width * dotsPerCell() / 2;
  }

  /** Draws the plot as it is now. */
  public void draw(CellGrid grid, int columns, int rows) {
    long now = System.nanoTime();
    grid.clear(columns, rows);
    var _ = refresh(now);
    if (columns < MIN_WIDTH || rows < MIN_HEIGHT) {
      grid.text(0, 0, "too small: " + columns + "×" + rows, Inks.PLAIN, columns);
      return;
    }
    takeIn();
    List<Trace> shown = traces.stream().filter(Trace::isOn).toList();
    int legend = 1;
    int top;
    int height;
    boolean other;
    do {
      top = (rows >= ROOMY ? 1 : 0) + legend;
      height = rows - top - 3;
      width = columns - left - (traces.size() > 1 ? 3 : 2);
      reduce(shown);
      arrange(shown, height, now);
      int labels = Math.max(left, labels());
      int needed = Math.max(legend, legendRows(columns, rows));
      other = labels != left || needed != legend;
      left = labels;
      legend = needed;
    } while (other);
    if (rows >= ROOMY) {
      drawHeader(grid);
    }
    drawLegend(grid, top - legend, legend);
    drawTraces(grid, top, height);
    drawYAxes(grid, top);
    drawNumbers(grid, top, shown);
    drawXAxis(grid, top + height);
    status.ifPresent(line -> drawStatus(grid, rows - 1, line));
    if (shown.isEmpty()) {
      String text = traces.isEmpty() ? "no samples yet" : "all series are off";
      grid.text(left + 3, top + height / 2, text, Inks.FAINT, columns);
    }
    if (!glyphs.hasFrames()) {
      grid.toAscii();
    }
  }

  private void takeIn() {
    List<Series> all = source.all();
    if (all.equals(known)) {
      return;
    }
    known = all;
    others = 0;
    for (Series series : all) {
      if (wanted.test(series.name())
          && traces.stream().noneMatch(trace -> trace.buffer() == series.buffer())) {
        if (traces.size() < MAX_SERIES) {
          traces.add(new Trace(series));
        } else {
          others++;
        }
      }
    }
  }

  private void reduce(List<Trace> shown) {
    int dots = width * dotsPerCell();
    window.follow(shown, dots);
    for (Trace trace : shown) {
      decimator.reduce(
          trace.buffer(),
          window.scale().view(window.origin(), dots, window.shift(trace)),
          dots,
          trace.columns());
    }
  }

  /** Distributes the traces to lanes, and the lanes to the rows of the plot. */
  private void arrange(List<Trace> shown, int height, long now) {
    if (!shown.equals(laned)) {
      laned = shown;
      chooser.forget();
    }
    int max = Math.clamp(height / LANE_ROWS, 1, MAX_LANES);
    List<LanePlan.Trace> asked =
        shown.stream()
            .map(trace ->
                new LanePlan.Trace(
                    trace.isState() ? STATES : trace.unit(),
                    trace.isState() ? 1 : trace.magnitude()))
            .toList();
    List<Integer> numbers = chooser.lanes(asked, max, window.isLive(), now);
    int count = numbers.stream().mapToInt(number -> number + 1).max().orElse(1);
    if (!numbers.equals(laneNumbers) || lanes.size() != count) {
      laneNumbers = List.copyOf(numbers);
      List<YLane> fresh = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        fresh.add(new YLane());
      }
      lanes = fresh;
    }
    int free = height - (count - 1);
    int top = 0;
    for (int i = 0; i < count; i++) {
      int rows = free / count + (i < free % count ? 1 : 0);
      lanes.get(i).place(top, rows);
      top += rows + 1;
    }
    for (int i = 0; i < shown.size(); i++) {
      shown.get(i).setLane(numbers.get(i));
      lanes.get(numbers.get(i)).add(shown.get(i));
    }
    lanes.forEach(lane -> lane.follow(now));
  }

  /** How wide the labels of the y axes are. */
  private int labels() {
    return lanes.stream()
        .flatMap(lane -> lane.ticks().stream())
        .mapToInt(tick -> CellGrid.width(tick.text()))
        .max()
        .orElse(0);
  }

  private void drawHeader(CellGrid grid) {
    int end = grid.width();
    String days = days();
    if (!days.isEmpty() && end - days.length() > topic.length() + 30) {
      end -= days.length();
      grid.text(end, 0, days, Inks.FAINT, grid.width());
    }
    int x = grid.text(0, 0, topic, Inks.STRONG, end);
    if (!traces.isEmpty()) {
      x = grid.text(x, 0, " · " + window.text(), Inks.FAINT, end);
    }
    if (!window.isLive()) {
      grid.text(x + 2, 0, " HELD ", Inks.MARKED, end);
    }
  }

  private String days() {
    if (traces.isEmpty()) {
      return "";
    }
    ColumnScale scale = window.scale();
    long first = window.origin();
    double from = scale.x(first);
    double to = scale.x(first + (long) width * dotsPerCell());
    if (!window.byTime()) {
      var times = window.times(traces);
      if (times.isEmpty()) {
        return "";
      }
      from = times.get().at(Math.max(from, times.get().firstX()));
      to = times.get().at(Math.min(to, times.get().lastX()));
    }
    return to <= 0 ? "" : ClockText.days(from, to, zone, LocalDate.now(zone));
  }

  private int legendRows(int columns, int rows) {
    int used = 1;
    int x = 0;
    for (int i = 0; i < traces.size(); i++) {
      int needed = CellGrid.width(item(i)) + 2;
      if (x > 0 && x + needed > columns) {
        used++;
        x = 0;
      }
      x += needed + ITEM_GAP;
    }
    return Math.clamp(used, 1, Math.max(1, rows / ROWS_PER_LEGEND));
  }

  /** A name and the last value, as wide as it has ever been. */
  private String item(int i) {
    Trace trace = traces.get(i);
    String name = CellGrid.fit(trace.series().name(), MAX_NAME);
    String value = lastValue(trace);
    int wide = trace.valueWidth(CellGrid.width(value));
    return name + " " + value + " ".repeat(wide - CellGrid.width(value));
  }

  private String lastValue(Trace trace) {
    var last = trace.buffer().nearestNumber(trace.buffer().appended() - 1.0);
    if (last.isEmpty()) {
      return "–";
    }
    double value = last.get().value();
    if (trace.isState()) {
      return trace.series().states().orElseThrow().name(value);
    }
    return trace.isOn() && trace.lane() < lanes.size()
        ? ValueText.of(value, trace.unit(), lanes.get(trace.lane()).range())
        : "off";
  }

  private void drawLegend(CellGrid grid, int top, int rows) {
    int x = 0;
    int y = top;
    for (int i = 0; i < traces.size(); i++) {
      String item = item(i);
      int needed = CellGrid.width(item) + 2;
      if (x > 0 && x + needed > grid.width() && y < top + rows - 1) {
        y++;
        x = 0;
      }
      if (x >= grid.width()) {
        return;
      }
      int ink = traces.get(i).isOn() ? Inks.TRACE + i : Inks.FAINT;
      x = grid.text(x, y, Integer.toString(i + 1), ink, grid.width());
      x = grid.text(x + 1, y, item, traces.get(i).isOn() ? ink : Inks.FAINT, grid.width());
      x += ITEM_GAP;
    }
    if (others > 0) {
      grid.text(x, y, "and " + others + " more: --series", Inks.FAINT, grid.width());
    }
  }

  private void drawTraces(CellGrid grid, int top, int height) {
    pictureTop = top;
    if (graphics.isPresent()) {
      drawPixels(height, graphics.get().cellHeight());
      return;
    }
    drawGrid(grid, top);
    raster.clear(width, height, glyphs);
    for (int i = traces.size() - 1; i >= 0; i--) {
      Trace trace = traces.get(i);
      if (trace.isOn() && trace.lane() < lanes.size()) {
        YLane lane = lanes.get(trace.lane());
        raster.clip(lane.top(), lane.top() + lane.rows());
        pen.draw(raster, trace.columns(), lane.range(), trace.isState());
        raster.finish(Inks.TRACE + i);
      }
    }
    raster.copyTo(grid, left + 1, top);
  }

  private void drawPixels(int height, int perRow) {
    pixels.clear(width * dotsPerCell(), height * perRow);
    for (int i = traces.size() - 1; i >= 0; i--) {
      Trace trace = traces.get(i);
      if (trace.isOn() && trace.lane() < lanes.size()) {
        YLane lane = lanes.get(trace.lane());
        pixels.clip(lane.top() * perRow, (lane.top() + lane.rows()) * perRow);
        pixels.use(i);
        pen.draw(pixels, trace.columns(), lane.range(), trace.isState());
      }
    }
  }

  /** A faint point where ticks of both axes cross. */
  private void drawGrid(CellGrid grid, int top) {
    int point = glyphs.hasFrames() ? '·' : '.';
    for (YLane lane : lanes) {
      for (YLane.Tick tick : lane.ticks()) {
        for (double x : visibleTicks()) {
          grid.put(cell(x), top + tick.row(), point, Inks.FAINT);
        }
      }
    }
  }

  private void drawYAxes(CellGrid grid, int top) {
    int line = glyphs.hasFrames() ? '│' : '|';
    int mark = glyphs.hasFrames() ? '┤' : '+';
    for (YLane lane : lanes) {
      for (int y = lane.top(); y < lane.top() + lane.rows(); y++) {
        grid.put(left, top + y, line, Inks.FAINT);
      }
      int free = -1;
      for (YLane.Tick tick : lane.ticks()) {
        // From below; two ticks in one row would be one on another.
        if (tick.row() != free) {
          int x = left - CellGrid.width(tick.text());
          grid.text(x, top + tick.row(), tick.text(), Inks.PLAIN, left);
          grid.put(left, top + tick.row(), mark, Inks.FAINT);
          free = tick.row();
        }
      }
      String unit = lane.unit();
      if (!unit.isEmpty() && lane.rows() > 2) {
        int y = top + lane.top();
        for (int i = 0; i < unit.length(); i++) {
          if (grid.isBlank(left + 2 + i, y)) {
            grid.put(left + 2 + i, y, unit.charAt(i), Inks.FAINT);
          }
        }
      }
    }
  }

  /** The numbers of the traces at the heights of their last values. */
  private void drawNumbers(CellGrid grid, int top, List<Trace> shown) {
    if (traces.size() < 2) {
      return;
    }
    int x = grid.width() - 1;
    for (Trace trace : shown) {
      int last = trace.columns().count() - 1;
      while (last >= 0 && trace.columns().isEmpty(last)) {
        last--;
      }
      if (last >= 0) {
        YLane lane = lanes.get(trace.lane());
        int row = top + lane.row(trace.columns().lastValue(last));
        int free = free(grid, x, row, top + lane.top(), top + lane.top() + lane.rows());
        int number = traces.indexOf(trace);
        if (free >= 0) {
          grid.put(x, free, '1' + number, Inks.TRACE + number);
        }
      }
    }
  }

  /** The free row next to one; -1 if there is none. */
  private static int free(CellGrid grid, int x, int row, int from, int to) {
    for (int away = 0; away < to - from; away++) {
      if (row + away < to && grid.isBlank(x, row + away)) {
        return row + away;
      }
      if (row - away >= from && grid.isBlank(x, row - away)) {
        return row - away;
      }
    }
    return -1;
  }

  private List<Double> visibleTicks() {
    if (ticks.show(
        window.scale(), window.origin(), (long) width * dotsPerCell(), window.times(traces))) {
      ticks.renew(zone);
    }
    return ticks.visible();
  }

  /** The column of cells of an x. */
  private int cell(double x) {
    long dot = window.scale().column(x) - window.origin();
    return left + 1 + (int) Math.floorDiv(dot, dotsPerCell());
  }

  private void drawXAxis(CellGrid grid, int y) {
    grid.put(left, y, glyphs.hasFrames() ? '└' : '+', Inks.FAINT);
    for (int x = left + 1; x <= left + width; x++) {
      grid.put(x, y, glyphs.hasFrames() ? '─' : '-', Inks.FAINT);
    }
    int free = 0;
    for (double tick : visibleTicks()) {
      int x = cell(tick);
      String text = ticks.text(tick);
      int from = Math.clamp(x - text.length() / 2, 0, Math.max(0, grid.width() - text.length()));
      if (x > left && x <= left + width && from >= free) {
        grid.put(x, y, glyphs.hasFrames() ? '┬' : '+', Inks.FAINT);
        free = grid.text(from, y + 1, text, Inks.PLAIN, grid.width()) + 1;
      }
    }
  }

  private static void drawStatus(CellGrid grid, int y, PlotStatus status) {
    String account = status.account();
    int needed = CellGrid.width(account);
    int end = grid.width();
    int state = CellGrid.width(status.state());
    if (state + 2 + needed > end) {
      account = account.replaceFirst(" · [\\d,]+ behind", "");
      needed = CellGrid.width(account);
    }
    int from = Math.max(Math.min(state, end / 2) + 2, end - needed);
    grid.text(from, y, account, Inks.PLAIN, end);
    grid.text(0, y, status.state(), status.isTrouble() ? Inks.MARKED : Inks.PLAIN, from - 1);
  }
}
