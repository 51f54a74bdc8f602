package topicscope.plot;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Side;
import javafx.scene.chart.LineChart;
import javafx.scene.shape.Path;
import javafx.stage.Window;
import topicscope.signal.SeriesSet;

/**
 * A line chart whose lines move: the newest samples of a {@link SeriesSet}, however many there are
 * and however fast they come.
 *
 * <p>It is a stock chart in its axes, legend, title and CSS (style class {@code rolling-chart}).
 * Its traces are painted off the JavaFX thread, and a frame costs what has changed in it, whatever
 * the length of the window. Points added to {@link #getData()} are not drawn: that list belongs to
 * the chart.
 *
 * <p>All methods are for the JavaFX thread. A {@link FrameLoop} calls {@link #refresh()}; without
 * one, {@link #drawNow()} draws the picture of now.
 */
public final class RollingLineChart extends LineChart<Number, Number> {
  private static final int NO_VERSION = -1;
  private static final int MOST_IN_LEGEND = 12;

  private final RunningAxis xAxis;
  private final AmountAxis leftAxis;
  private final AmountAxis rightAxis = new AmountAxis(Side.RIGHT);
  private final PlotSurface surface = new PlotSurface();
  private final TileSheet sheet = new TileSheet();
  private final TileStrip strip = new TileStrip(sheet);
  private final PaintThread painter = new PaintThread(sheet);
  private final Viewport viewport = new Viewport();
  private final Traces traces = new Traces(getData(), this::restyle);
  private SeriesSet series = new SeriesSet(1);
  private long seenVersion = NO_VERSION;
  private long epoch;
  private boolean based;
  private boolean stale = true;
  private Optional<Look> look = Optional.empty();
  private Optional<Painting> shown = Optional.empty();
  private LongConsumer drawn = newest -> {};
  private boolean untold;
  private long toldAppended;
  private Optional<ValueRange> fixedLeft = Optional.empty();
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
  private final Crosshair crosshair = new Crosshair();
  private Consumer<PickedSample> picked = sample -> {};

  /** A chart of the last 200 samples of no series yet. */
  public RollingLineChart() {
    this(new RunningAxis(), new AmountAxis(Side.LEFT));
  }

  private RollingLineChart(RunningAxis x, AmountAxis y) {
    super(x, y);
    xAxis = x;
    leftAxis = y;
    getStyleClass().add("rolling-chart");
    setAnimated(false);
    setCreateSymbols(false);
    setAccessibleRoleDescription("live line chart");
    rightAxis.setManaged(false);
    rightAxis.setVisible(false);
    getChartChildren().add(rightAxis);
    surface.add(leftAxis.lines());
    surface.add(xAxis.lines());
    surface.add(strip.node());
    surface.add(crosshair);
    new PlotGestures(this, surface);
    getChartChildren().add(surface);
    leftAxis.lines().visibleProperty().bind(horizontalGridLinesVisibleProperty());
    xAxis.lines().visibleProperty().bind(verticalGridLinesVisibleProperty());
    takeGridColour(".chart-horizontal-grid-lines", leftAxis);
    takeGridColour(".chart-vertical-grid-lines", xAxis);
  }

  /** Shows these series from now on, and nothing of those before. */
  public void show(SeriesSet newSeries) {
    series = newSeries;
    seenVersion = NO_VERSION;
    epoch++;
    toldAppended = 0;
    untold = false;
    based = false;
    traces.clear();
    viewport.reset();
    live.set(true);
    crosshair.forget();
    leftAxis.forgetRoom();
    rightAxis.forgetRoom();
    restyle();
  }

  /** Makes the window the last {@code count} samples of each series. */
  public void setPoints(int count) {
    viewport.points(count);
    live.set(true);
    restyle();
  }

  /** Makes the window the time up to the newest sample. */
  public void setSpan(Duration span) {
    viewport.span((double) span.toMillis());
    live.set(true);
    restyle();
  }

  /** Fixes the y axis, instead of letting it follow the traces. */
  public void setYRange(double low, double high) {
    fixedLeft = Optional.of(ValueRange.of(low, high));
    stale = true;
  }

  /** Lets the y axis follow the traces. */
  public void setYAuto() {
    fixedLeft = Optional.empty();
    stale = true;
  }

  /** Whether the window moves with the samples; false while the user looks at a held picture. */
  public ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  /** Holds the picture as it is; samples go on arriving behind it. */
  public void hold() {
    shown.ifPresent(painting -> {
      viewport.hold(painting.origin());
      live.set(false);
      restyle();
    });
  }

  /** Back to the configured window on the present. */
  public void backToLive() {
    viewport.reset();
    live.set(true);
    restyle();
  }

  /** Shows everything that is held, and goes on with the present from there. */
  public void fit() {
    shown
        .flatMap(painting -> held(painting.job().look().scale().byTime()))
        .ifPresent(all -> {
          viewport.show(all.from(), all.to(), columnsInSight());
          live.set(true);
          restyle();
        });
  }

  /**
   * Shows more or less of x; what lies at that place stays there.
   *
   * @param factor above 1 for more
   * @param place distance from the left edge of the plot
   */
  public void zoom(double factor, double place) {
    hold();
    viewport.zoom(factor, Math.round(place * density()), columnsInSight());
    restyle();
  }

  /** Moves the held picture so far to the right; it stops where the samples end. */
  public void pan(double distance) {
    if (live.get()) {
      hold();
    }
    viewport.pan(-Math.round(distance * density()));
    held(viewport.byTime()).ifPresent(this::keepInSight);
    stale = true;
  }

  /** Is told which sample was clicked. */
  public void setOnPicked(Consumer<PickedSample> listener) {
    picked = listener;
  }

  /** Reads the exact values at that place, until told {@link #forgetPointer()}. */
  void point(double x, double y) {
    crosshair.point(x, y);
    readPointer();
  }

  void forgetPointer() {
    crosshair.forget();
  }

  void pick(double x, double y) {
    shown.ifPresent(painting ->
        PointerReading.at(painting, traces, x * density())
            .nearest(painting.left(), y / leftAxis.getHeight())
            .ifPresent(
                value -> picked.accept(new PickedSample(value.series().name(), value.sample()))));
  }

  private void readPointer() {
    if (crosshair.isPointing()) {
      shown.ifPresent(painting ->
          crosshair.show(
              PointerReading.at(painting, traces, crosshair.place() * density()),
              surface.getWidth(),
              surface.getHeight()));
    }
  }

  private int columnsInSight() {
    return Math.max(1, (int) Math.round(xAxis.getWidth() * density()));
  }

  private void keepInSight(HeldSpan all) {
    int half = columnsInSight() / 2;
    long first = viewport.scale().column(all.from()) - half;
    long last = viewport.scale().column(all.to()) - half;
    viewport.hold(Math.clamp(viewport.origin(), Math.min(first, last), Math.max(first, last)));
  }

  private Optional<HeldSpan> held(boolean byTime) {
    return HeldSpan.of(traces.series(), byTime);
  }

  /** Sets how the series of that name is drawn. */
  public void setStyle(String seriesName, TraceStyle style) {
    traces.style(seriesName, style);
    requestChartLayout();
  }

  /** Sets how series are drawn that have no style of their own. */
  public void setUsualStyle(TraceStyle style) {
    traces.usual(style);
    requestChartLayout();
  }

  /**
   * Shows what was painted since the last call and has the next picture painted if there is
   * something new; otherwise does nothing. Once per frame.
   *
   * @return whether something new was shown or is being painted
   */
  public boolean refresh() {
    strip.nextFrame();
    tellDrawn();
    Optional<Painting> finished = painter.finished();
    finished.ifPresent(this::apply);
    if (!painter.busy() && hasNews() && ready()) {
      painter.start(job());
    }
    return finished.isPresent() || painter.busy();
  }

  /** Paints what there is now and waits for it: afterwards the picture is in the scene graph. */
  public void drawNow() {
    applyCss();
    layout();
    painter.await().ifPresent(this::apply);
    for (int pass = 0; pass < 2 && ready(); pass++) {
      painter.start(job());
      painter.await().ifPresent(this::apply);
      layout();
    }
  }

  /**
   * Is told, when a frame with new samples is on screen, the time of the newest of them, ms since
   * the epoch. It is told as the next frame begins: at most one frame late, never early.
   */
  public void setOnDrawn(LongConsumer listener) {
    drawn = listener;
  }

  /** Time of the newest sample in the picture, ms since the epoch; empty if there is none. */
  public OptionalLong newestDrawnTime() {
    return shown.map(Painting::newestTimeMs).orElse(OptionalLong.empty());
  }

  private void tellDrawn() {
    if (untold) {
      untold = false;
      toldAppended = shown.map(Painting::appended).orElse(0L);
      newestDrawnTime().ifPresent(drawn);
    }
  }

  private boolean hasNews() {
    return stale || (viewport.live() && series.version() != seenVersion);
  }

  private boolean ready() {
    return xAxis.getWidth() >= 1 && leftAxis.getHeight() >= 1 && getScene() != null;
  }

  private PaintJob job() {
    seenVersion = series.version();
    stale = false;
    if (traces.takeIn(series.all())) {
      setLegendVisible(traces.series().size() > 1 && traces.series().size() <= MOST_IN_LEGEND);
      applyCss();
      look = Optional.empty();
    }
    if (!based && viewport.byTime()) {
      newestTime().ifPresent(this::base);
    }
    Look wanted = look.orElseGet(this::makeLook);
    look = Optional.of(wanted);
    return new PaintJob(
        wanted, viewport.live(), viewport.origin(), fixedLeft, Optional.empty(), epoch);
  }

  private Look makeLook() {
    double density = density();
    int columns = (int) Math.round(xAxis.getWidth() * density);
    int rows = (int) Math.round(leftAxis.getHeight() * density);
    List<TraceLook> looks = List.copyOf(traces.looks(density));
    int reach = looks.stream().mapToInt(TraceLook::reach).max().orElse(0);
    viewport.fit(Math.max(1, columns - 1 - reach));
    return new Look(viewport.scale(), columns, rows, looks);
  }

  private void base(long time) {
    viewport.base(Math.floorDiv(time, 86_400_000L) * 86_400_000.0);
    based = true;
    look = Optional.empty();
  }

  private OptionalLong newestTime() {
    return traces.series().stream()
        .map(one -> one.buffer().latestTime())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max();
  }

  private void apply(Painting painting) {
    if (painting.job().epoch() != epoch) {
      return;
    }
    Look of = painting.job().look();
    strip.show(painting.tiles(), painting.origin(), density());
    xAxis.show(of.scale(), painting.origin(), density());
    boolean wider = leftAxis.show(painting.left());
    wider |= rightAxis.isVisible() && rightAxis.show(painting.right());
    if (wider) {
      requestChartLayout();
    }
    shown = Optional.of(painting);
    readPointer();
    untold |= painting.appended() != toldAppended;
  }

  private void restyle() {
    look = Optional.empty();
    stale = true;
  }

  /** The stock chart's own grid lines stay empty, but have the colour that the stylesheet says. */
  private void takeGridColour(String selector, QuietAxis axis) {
    if (lookup(selector) instanceof Path path) {
      axis.lineFill().bind(path.strokeProperty());
    }
  }

  private double density() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null || window.getOutputScaleX() <= 0 ? 1 : window.getOutputScaleX();
  }

  /** Places the plot's own nodes; the chart calls it when it has been laid out anew. */
  @Override
  protected void layoutPlotChildren() {
    if (look.isPresent() && !sameSize(look.get())) {
      restyle();
    }
    surface.place(
        xAxis.getLayoutX(), leftAxis.getLayoutY(), xAxis.getWidth(), leftAxis.getHeight());
    leftAxis.lineLength(xAxis.getWidth());
    xAxis.lineLength(leftAxis.getHeight());
    rightAxis.resizeRelocate(
        xAxis.getLayoutX() + xAxis.getWidth(),
        leftAxis.getLayoutY(),
        rightAxis.prefWidth(-1),
        leftAxis.getHeight());
  }

  private boolean sameSize(Look of) {
    return of.columns() == (int) Math.round(xAxis.getWidth() * density())
        && of.rows() == (int) Math.round(leftAxis.getHeight() * density());
  }

  /**
   * The stylesheet with the colours of traces, CHART_COLOR_1 to CHART_COLOR_8, for other nodes that
   * want to show them.
   */
  public static String palette() {
    return stylesheet("palette.css");
  }

  @Override
  public String getUserAgentStylesheet() {
    return stylesheet("plot.css");
  }

  private static String stylesheet(String name) {
    return Objects.requireNonNull(RollingLineChart.class.getResource(name)).toExternalForm();
  }
}
