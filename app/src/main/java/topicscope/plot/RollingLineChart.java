package topicscope.plot;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import topicscope.chart.ValueRange;
import topicscope.chart.Viewport;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.TimeAxis;
import topicscope.plot.axis.YAxis;
import topicscope.plot.axis.YLayout;
import topicscope.plot.overlay.Cursors;
import topicscope.plot.overlay.GhostTrace;
import topicscope.plot.overlay.LastValueTags;
import topicscope.plot.overlay.LevelHandle;
import topicscope.plot.overlay.OutageHatch;
import topicscope.plot.overlay.Overlays;
import topicscope.plot.overlay.PickedSample;
import topicscope.plot.overlay.PlotMark;
import topicscope.plot.overlay.PlotPointer;
import topicscope.plot.overlay.PlotSurface;
import topicscope.plot.overlay.PointedSamples;
import topicscope.plot.overlay.Threshold;
import topicscope.plot.overlay.TimeBand;
import topicscope.plot.paint.OpaqueBackground;
import topicscope.plot.paint.PaintThread;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.PlotSize;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TileStore;
import topicscope.plot.paint.TileView;
import topicscope.plot.paint.TracePainter;
import topicscope.plot.view.FrameListener;
import topicscope.plot.view.Navigation;
import topicscope.plot.view.Outage;
import topicscope.plot.view.OutputScale;
import topicscope.plot.view.PaintScheduler;
import topicscope.plot.view.TraceList;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YAxes;
import topicscope.plot.view.YMode;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;

/**
 * A line chart that scrolls: it shows the newest samples of a {@link SeriesSet}, at any number and
 * rate.
 *
 * <p>Axes, legend, title and CSS are those of a stock chart (style class {@code rolling-chart}).
 * Traces are painted on another thread, or at once if that is quick. The cost of a frame depends on
 * the columns that changed, not on the length of the window. {@link #getData()} belongs to the
 * chart; points added to it are not drawn.
 *
 * <p>All methods are for the JavaFX thread. A {@link FrameLoop} calls {@link #refresh()} once per
 * frame; {@link #drawNow()} paints at once.
 */
public final class RollingLineChart extends RowLegendChart {
  private static final int MAX_IN_LEGEND = 12;
  private static final int MAX_LANES = 5;
  private static final int MAX_PASSES = 5;
  private static final double LOWEST_LANE = 64;
  private static final long PLAN_NANOS = 500_000_000;

  private final TimeAxis xAxis;
  private final YAxis leftAxis;
  private final PlotSurface surface = new PlotSurface();
  private final TileStore sheet = new TileStore();
  private final TileView strip = new TileView(sheet::giveBack);
  private final Viewport viewport = new Viewport();
  private final OutputScale sharpness = new OutputScale(viewport);
  private final TraceList traces = new TraceList(getData(), this::restyle);
  private final YAxes yAxes;
  private final PaintScheduler scheduler =
      new PaintScheduler(traces, viewport, new PaintThread(() -> new TracePainter(sheet)::paint));
  private final Navigation navigation = new Navigation(viewport, scheduler, traces, this::size);
  private final Outage outage = new Outage(traces, System::currentTimeMillis);
  private final OutageHatch hatch = new OutageHatch(outage);
  private final Overlays overlays = new Overlays(traces);
  private final LevelHandle level = new LevelHandle(traces);
  private final LastValueTags tags = new LastValueTags(traces);
  private final Cursors cursors = new Cursors(traces, this::zone);
  private final PlotPointer pointer =
      new PlotPointer(scheduler, traces, surface, this::density, this::otherPointers, this::zone);
  private final SamplePicker picker = new SamplePicker(pointer, scheduler, traces);
  private final ChartAccessibleText spoken = new ChartAccessibleText(traces);
  private final FrameListener drawn = new FrameListener();
  private TimeLink link = new TimeLink();
  private long plannedAt;
  private boolean legendElsewhere;
  private boolean inPicture;
  private double widthOnScreen;

  /** A chart without series, with a window of 200 samples. */
  public RollingLineChart() {
    this(new TimeAxis(), new YAxis(Side.LEFT));
  }

  private RollingLineChart(TimeAxis x, YAxis y) {
    super(x, y);
    xAxis = x;
    leftAxis = y;
    yAxes = new YAxes(y, traces, this::addAxis);
    getStyleClass().add("rolling-chart");
    setAnimated(false);
    setCreateSymbols(false);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("live line chart");
    setFocusTraversable(true);
    getChartChildren().add(yAxes.right());
    surface.add(strip.node());
    surface.add(hatch.node());
    surface.add(leftAxis.lines());
    surface.add(yAxes.laneLines());
    surface.add(xAxis.lines());
    surface.add(yAxes.laneNames());
    overlays.addTo(surface);
    cursors.addTo(surface);
    surface.add(pointer.crosshair());
    level.addTo(surface);
    new PlotGestures(this, pointer, scheduler.vertical(), cursors, surface);
    new AxisGestures(scheduler.vertical(), leftAxis, 0);
    new AxisGestures(scheduler.vertical(), yAxes.right(), 1);
    getChartChildren().addAll(surface, tags.node());
    // The line of the axis is on the first column of the plot.
    leftAxis.toFront();
    leftAxis.lines().visibleProperty().bind(horizontalGridLinesVisibleProperty());
    yAxes.laneLines().visibleProperty().bind(horizontalGridLinesVisibleProperty());
    xAxis.lines().visibleProperty().bind(verticalGridLinesVisibleProperty());
    leftAxis.takeLineFill(lookup(".chart-horizontal-grid-lines"));
    xAxis.takeLineFill(lookup(".chart-vertical-grid-lines"));
  }

  private void addAxis(YAxis axis, int number) {
    getChartChildren().add(axis);
    new AxisGestures(scheduler.vertical(), axis, number);
    axis.takeLineFill(lookup(".chart-horizontal-grid-lines"));
  }

  /** Shows these series instead of the present ones. */
  public void show(SeriesSource newSeries) {
    scheduler.show(newSeries);
    navigation.reset();
    drawn.reset();
    pointer.read();
    cursors.forget();
    yAxes.forgetRoom();
    tags.clear();
    spoken.hurry();
  }

  /** Shows these series: the present ones, with more of their past. A window by time stays. */
  public void showMore(SeriesSource longer) {
    if (navigation.isByTime()) {
      scheduler.show(longer);
      drawn.reset();
      pointer.read();
      spoken.hurry();
    } else {
      show(longer);
    }
  }

  /** Sets the title above the plot. An empty one takes no room, unlike an empty stock title. */
  public void setHeading(String text) {
    setTitle(text.isEmpty() ? null : text);
  }

  /** Sets the window to the last {@code count} samples of each series. */
  public void setPoints(int count) {
    navigation.points(count);
  }

  /** Sets the window to a time that ends at the newest sample. */
  public void setSpan(Duration span) {
    navigation.span((double) span.toMillis());
  }

  /**
   * Changes the length of the window by time; while it is held or zoomed, what is visible stays.
   */
  public void adjustSpan(Duration span) {
    navigation.adjustSpan((double) span.toMillis());
  }

  /** Fixes the range of the left y axis. */
  public void setYRange(double low, double high) {
    scheduler.vertical().hold(0, ValueRange.of(low, high));
  }

  /** Fixes the y axes that have a range; the others follow their traces. */
  public void setYRanges(FixedYRanges ranges) {
    if (!ranges.equals(yRanges())) {
      scheduler.vertical().hold(ranges);
    }
  }

  /** The ranges at which the y axes are fixed, by code or by the user. */
  public FixedYRanges yRanges() {
    return scheduler.vertical().heldOverlay();
  }

  /** Makes the y axes follow their traces. */
  public void setYAuto() {
    scheduler.vertical().release();
  }

  /** Whether the y axes follow their traces; false while one is fixed. */
  public ReadOnlyBooleanProperty yAutoProperty() {
    return scheduler.vertical().automaticProperty();
  }

  /** Shows {@code factor} times as much of y; the middle stays. */
  public void zoomY(double factor) {
    zoomYAt(factor, 0.5);
  }

  /** The same; the value at a share of the height stays, and of lanes only that one changes. */
  void zoomYAt(double factor, double share) {
    scheduler.vertical().zoom(factor, share);
  }

  /** Moves the y ranges up by a share of the height; down if below 0. */
  public void panY(double share) {
    scheduler.vertical().pan(share, 0.5);
  }

  /** Sets how the traces share the height of the plot. */
  public void setYMode(YMode mode) {
    traces.mode(mode);
    plannedAt = 0;
    requestChartLayout();
  }

  /** Shows the last value of each trace at the right end of its line, if there are a few only. */
  public void setValueTags(boolean shown) {
    tags.setOn(shown);
  }

  /** How the y axes are arranged now. */
  public YLayout yLayout() {
    return traces.axes().layout();
  }

  /** Switches the two cursors on or off. */
  public void toggleCursors() {
    cursors.toggle();
  }

  /** Selects the other cursor for {@link #stepCursor(boolean)}. */
  public void swapCursors() {
    cursors.swap();
  }

  /** Moves the selected cursor by 2 units of JavaFX, and at least to the next sample. */
  public void stepCursor(boolean forward) {
    cursors.step(forward);
  }

  /** The time zone of all texts of the chart; a click below the x axis changes it. */
  public ObjectProperty<ZoneId> zoneProperty() {
    return xAxis.zoneProperty();
  }

  private ZoneId zone() {
    return xAxis.zoneProperty().get();
  }

  /**
   * Sets the listener for what is at the pointer; empty while it is outside of this plot and of
   * those linked with it. It is called when the pointer moves and for each frame.
   */
  public void setOnPointed(Consumer<Optional<PointedSamples>> listener) {
    pointer.onPointed(listener);
  }

  /** Sets the style of a series. */
  public void setStyle(String seriesName, TraceStyle style) {
    traces.style(seriesName, style);
    plannedAt = 0;
    yAxes.outdate();
    requestChartLayout();
  }

  /** Sets styles by the names of their series; one change, however many. */
  public void setStyles(Map<String, TraceStyle> styles) {
    traces.style(styles);
    yAxes.outdate();
    requestChartLayout();
  }

  /**
   * Hides the legend on screen, because something beside the chart shows the same; pictures keep
   * it.
   */
  public void setLegendElsewhere(boolean elsewhere) {
    if (elsewhere != legendElsewhere) {
      legendElsewhere = elsewhere;
      showLegend(!elsewhere);
    }
  }

  private void showLegend(boolean wanted) {
    int count = traces.series().size();
    setLegendVisible(wanted && count > 1 && count <= MAX_IN_LEGEND);
  }

  /** The place of a series among the default colours, from 0; for what else shows it. */
  public int colourPlace(topicscope.signal.Series series) {
    return traces.place(series);
  }

  /** The unit of a series: that given to it, that of its records, or that of its name. */
  public String unitOf(topicscope.signal.Series series) {
    return traces.axes().unitOf(series);
  }

  /**
   * Sets the length of the intervals that the samples of a roll-up are of, ms; 0 if it isn't known.
   * Where they are wide, each is drawn as the range of its values, with a line through the last
   * ones. Setting the same costs nothing.
   */
  public void setIntervals(long ms) {
    traces.intervals(ms);
  }

  /** Paints one trace on top and fades the others; empty for none. */
  public void highlight(Optional<String> seriesName) {
    traces.highlight(seriesName);
  }

  /** Draws values as horizontal lines. Setting an equal list costs nothing. */
  public void setThresholds(List<Threshold> thresholds) {
    overlays.setThresholds(thresholds);
  }

  /** Draws spans of time as translucent bands. Setting an equal list costs nothing. */
  public void setSpans(List<TimeBand> spans) {
    overlays.setSpans(spans);
  }

  /** Draws times as vertical lines. Setting an equal list costs nothing. */
  public void setMarks(List<PlotMark> marks) {
    overlays.setMarks(marks);
  }

  /** Shows a handle at a value of a series; empty for none. Setting an equal one costs nothing. */
  public void setLevel(Optional<LevelHandle.Level> wanted) {
    level.set(wanted);
  }

  /** Sets the listener for values to which the handle is dragged. */
  public void setOnLevelMoved(DoubleConsumer listener) {
    level.listener(listener);
  }

  /**
   * Draws lines of the past that have one moment in common. Setting the same ones costs nothing.
   *
   * @param atMs where the picture shows such a moment, ms since the epoch
   * @param otherwise the share of the width at which it stands without one
   */
  public void setGhosts(List<GhostTrace> lines, OptionalDouble atMs, double otherwise) {
    overlays.setGhosts(lines, atMs, otherwise);
  }

  /**
   * Whether no data can come, as from a cluster that is down: time then goes on, and what is after
   * the newest sample is hatched.
   */
  public void setOutage(boolean lasting) {
    outage.set(lasting);
    scheduler.shown().ifPresent(hatch::show);
  }

  /** Whether the window moves with the newest samples; false while it is held. */
  public ReadOnlyBooleanProperty liveProperty() {
    return navigation.liveProperty();
  }

  /** Holds the window; samples are still received. */
  public void hold() {
    navigation.hold();
    shareSight();
  }

  /** Returns to the configured window at the newest samples. */
  public void backToLive() {
    navigation.reset();
    link.others(this, chart -> chart.navigation.reset());
  }

  /** Shows all samples in memory and stays live. */
  public void fit() {
    Optional<ValueRange> everywhere = link.held();
    navigation.fit(everywhere);
    link.others(this, chart -> chart.navigation.fit(everywhere));
  }

  /**
   * Shows {@code factor} times as much of x and holds the window; the x at a position stays.
   *
   * @param position distance from the left edge of the plot
   */
  public void zoom(double factor, double position) {
    navigation.zoom(factor, position, link.held());
    shareSight();
  }

  /** Holds the window and moves what it shows to the right, to the end of the samples at most. */
  public void pan(double distance) {
    navigation.pan(distance, link.held());
    shareSight();
  }

  /** The time that is held, or that the last frame shows while live; empty without a sample. */
  public Optional<ValueRange> timeInSight() {
    return navigation.timeInSight();
  }

  /** Holds the window at a span of time, here and in linked charts. */
  public void holdTime(ValueRange time) {
    navigation.holdTime(time);
    shareSight();
  }

  /** Joins a link; an empty one if the chart stands alone. */
  void link(TimeLink other) {
    link = other;
    scheduler.present(Double.NaN);
    scheduler.oldest(Double.NaN);
  }

  /**
   * The time of all samples in memory and of what is recorded before them, ms since the epoch;
   * empty without a sample.
   */
  public Optional<ValueRange> heldTime() {
    return traces.held(true);
  }

  /**
   * The columns of the last frame, if they are times: what a history would be asked for; empty
   * while x counts samples.
   */
  public Optional<ColumnsInSight> columnsInSight() {
    return scheduler
        .shown()
        .filter(frame -> frame.scale().byTime())
        .map(frame -> new ColumnsInSight(frame.scale(), frame.origin(), frame.size().columns()));
  }

  /** The samples of the series that aren't hidden. */
  public List<SampleBuffer> drawn() {
    return traces.visible().stream().map(topicscope.signal.Series::buffer).toList();
  }

  /** The time of all samples in memory, without what is recorded; empty without a sample. */
  public Optional<ValueRange> loadedTime() {
    return traces.loaded();
  }

  /** Draws what is recorded of series again, after it was replaced. */
  public void showPast() {
    restyle();
  }

  /** The y axes, which linked charts make equally wide. */
  YAxes yAxes() {
    return yAxes;
  }

  private void otherPointers(Consumer<PlotPointer> action) {
    link.others(this, chart -> action.accept(chart.pointer));
  }

  private void shareSight() {
    if (!link.isUnshared()) {
      navigation
          .visibleTime()
          .ifPresent(time -> link.others(this, chart -> chart.navigation.holdTime(time)));
    }
  }

  /** Sets the listener for clicked samples. */
  public void setOnPicked(Consumer<PickedSample> listener) {
    picker.listener(listener);
  }

  /**
   * Sets the listener for the time of the newest sample on screen, ms since the epoch. It is called
   * for each frame with new samples, at the beginning of the next frame: at most one frame late,
   * never early.
   */
  public void setOnDrawn(LongConsumer listener) {
    drawn.listener(listener);
  }

  /** Time of the newest sample in the last frame, ms since the epoch; empty without a sample. */
  public OptionalLong newestDrawnTime() {
    return scheduler.shown().map(PaintedFrame::newestTimeMs).orElse(OptionalLong.empty());
  }

  /**
   * Shows the frame that was painted since the last call, and starts the next one if something has
   * changed; if that is quick, it is painted and shown at once. Otherwise it does nothing. Call it
   * once per frame.
   *
   * @return whether a new frame was shown or is being painted
   */
  public boolean refresh() {
    strip.nextFrame();
    scheduler.shown().ifPresent(drawn::notifyListener);
    Optional<PaintedFrame> finished = scheduler.finished();
    finished.ifPresent(this::apply);
    if (align()) {
      requestChartLayout();
    }
    scheduler.resized(size());
    goOn();
    if (scheduler.isFilling()) {
      link.oldest().ifPresent(scheduler::oldest);
    }
    boolean quick = false;
    if (!scheduler.busy() && scheduler.hasNews(System.nanoTime()) && ready()) {
      start();
      // A quick frame is painted already, and is shown in this frame.
      Optional<PaintedFrame> painted = scheduler.finished();
      painted.ifPresent(this::apply);
      quick = painted.isPresent();
    }
    return quick || finished.isPresent() || scheduler.busy();
  }

  /** The time at which a live window of this chart ends by itself, ms since the epoch. */
  OptionalLong present() {
    OptionalLong later = outage.present();
    return later.isPresent() ? later : newestDrawnTime();
  }

  /** Lets time go on where no sample of this chart does it. */
  private void goOn() {
    OptionalLong linked = link.present();
    OptionalLong own = outage.present();
    double later = (double) Math.max(linked.orElse(Long.MIN_VALUE), own.orElse(Long.MIN_VALUE));
    scheduler.present(linked.isPresent() || own.isPresent() ? later : Double.NaN);
    scheduler.missed(outage.missed());
    if (outage.isLasting()) {
      scheduler.shown().ifPresent(hatch::show);
    }
  }

  /** Paints the present state and blocks until the frame is in the scene graph. */
  public void drawNow() {
    applyCss();
    layout();
    scheduler.await().ifPresent(this::apply);
    // A legend or a wider label takes its room in the layout after the frame that needs it.
    for (int pass = 0; (pass < 2 || (pass < MAX_PASSES && isResized())) && ready(); pass++) {
      start();
      scheduler.await().ifPresent(this::apply);
      layout();
    }
  }

  /**
   * Paints at another density than that of the screen, for an export, and blocks until it is done.
   * The visible part stays the same. Lasts until {@link #paintForScreen()}.
   */
  public void paintAt(double pixelsPerUnit) {
    sharpness.choose(pixelsPerUnit, density());
    inPicture = true;
    showLegend(true);
    restyle();
    drawNow();
  }

  /** Paints at the density of the screen again and blocks until it is done. */
  public void paintForScreen() {
    sharpness.forget();
    inPicture = false;
    showLegend(!legendElsewhere);
    restyle();
    drawNow();
  }

  /** The visible part of each series that isn't hidden. */
  public List<SeriesRange> inSight() {
    return scheduler.shown().map(traces::visibleParts).orElse(List.of());
  }

  /**
   * The part of each series that isn't hidden between the two cursors, the samples at both
   * included; empty while they are off.
   */
  public List<SeriesRange> betweenCursors() {
    return cursors.between();
  }

  void pick(double x, double y) {
    picker.pick(x, y);
  }

  /** How far from the click the sample picked last is drawn, in units of JavaFX. */
  public double pickedDistance() {
    return picker.distance();
  }

  private boolean isResized() {
    return scheduler.shown().filter(frame -> frame.size().equals(size())).isEmpty();
  }

  private boolean ready() {
    return getScene() != null && !size().isEmpty();
  }

  private void start() {
    boolean more = scheduler.takeInSeries();
    planAxes(more);
    if (more) {
      yAxes.outdate();
      showLegend(!legendElsewhere || inPicture);
      applyCss();
    }
    if (yAxes.arrange()) {
      scheduler.vertical().useRight(yAxes.right().isVisible());
      traces.paintLegend(getLegend());
      // New names make new entries in the legend, which have no size before their styles.
      applyCss();
      requestChartLayout();
    }
    scheduler.start(size());
  }

  /** Looks every half second whether the traces need other axes. */
  private void planAxes(boolean atOnce) {
    long now = System.nanoTime();
    if (atOnce || plannedAt == 0 || now - plannedAt > PLAN_NANOS) {
      plannedAt = now;
      int room = (int) Math.max(1, leftAxis.getHeight() / LOWEST_LANE);
      if (scheduler.planAxes(Math.min(MAX_LANES, room))) {
        yAxes.outdate();
      }
    }
  }

  private void apply(PaintedFrame painting) {
    RenderKey key = painting.key();
    strip.show(painting.tiles(), painting.origin(), density());
    xAxis.show(key.scale(), painting.origin(), density(), painting.sampleTimes());
    boolean wider = yAxes.show(painting);
    if (tags.show(painting, navigation.liveProperty().get())) {
      yAxes.reserveRight(tags.width());
      wider = true;
    }
    wider |= align();
    if (wider) {
      requestChartLayout();
    }
    hatch.show(painting);
    overlays.show(painting);
    level.show(painting);
    cursors.show(painting);
    pointer.read();
    spoken
        .text(
            Objects.requireNonNullElse(getTitle(), ""),
            navigation.liveProperty().get(),
            System.nanoTime())
        .ifPresent(this::setAccessibleText);
    drawn.shown(painting);
  }

  /** Makes the sides of the plot as wide as those of linked charts, so that times are aligned. */
  private boolean align() {
    return yAxes.widen(link.widest(YAxes::leftWidth), link.widest(YAxes::rightWidth));
  }

  private void restyle() {
    scheduler.restyle();
    yAxes.outdate();
  }

  private PlotSize size() {
    return new PlotSize(
        xAxis.getWidth(), leftAxis.getHeight(), density(), OpaqueBackground.behind(surface));
  }

  private double density() {
    return sharpness.pixelsPerUnit(getScene());
  }

  /** Places the nodes of the plot; the stock chart calls it after its layout. */
  @Override
  protected void layoutPlotChildren() {
    if (!inPicture && xAxis.getWidth() != widthOnScreen) {
      if (widthOnScreen > 0 && xAxis.getWidth() > 0) {
        navigation.widen(xAxis.getWidth() / widthOnScreen);
      }
      widthOnScreen = xAxis.getWidth();
    }
    scheduler.resized(size());
    surface.place(
        xAxis.getLayoutX(), leftAxis.getLayoutY(), xAxis.getWidth(), leftAxis.getHeight());
    xAxis.lineLength(leftAxis.getHeight());
    tags.place(xAxis.getLayoutX() + xAxis.getWidth(), leftAxis.getLayoutY());
    yAxes.place(xAxis.getLayoutX() + xAxis.getWidth(), leftAxis.getLayoutY(), xAxis.getWidth());
  }

  @Override
  public String getUserAgentStylesheet() {
    return PlotStyles.chart();
  }
}
