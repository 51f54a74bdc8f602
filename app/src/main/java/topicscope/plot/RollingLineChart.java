package topicscope.plot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import topicscope.plot.axis.TimeAxis;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.axis.YAxis;
import topicscope.plot.overlay.Cursors;
import topicscope.plot.overlay.Overlays;
import topicscope.plot.overlay.PickedSample;
import topicscope.plot.overlay.PlotMark;
import topicscope.plot.overlay.PlotPointer;
import topicscope.plot.overlay.PlotSurface;
import topicscope.plot.overlay.PlotTransform;
import topicscope.plot.overlay.Threshold;
import topicscope.plot.overlay.TimeBand;
import topicscope.plot.paint.OpaqueBackground;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.PlotSize;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TileStore;
import topicscope.plot.paint.TileView;
import topicscope.plot.view.DataSpan;
import topicscope.plot.view.FixedYRanges;
import topicscope.plot.view.FrameListener;
import topicscope.plot.view.Navigation;
import topicscope.plot.view.OutputScale;
import topicscope.plot.view.PaintScheduler;
import topicscope.plot.view.TraceList;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.Viewport;
import topicscope.plot.view.YAxes;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;

/**
 * A line chart of the newest samples of a {@link SeriesSet}, for any number of samples at any rate.
 *
 * <p>Axes, legend, title and CSS are those of a stock chart (style class {@code rolling-chart}).
 * Traces are painted off the JavaFX thread, and the cost of a frame depends on what has changed in
 * it, not on the length of the window. Points added to {@link #getData()} are not drawn: that list
 * belongs to the chart.
 *
 * <p>All methods are for the JavaFX thread. A {@link FrameLoop} calls {@link #refresh()}; without
 * one, {@link #drawNow()} draws the present picture.
 */
public final class RollingLineChart extends RowLegendChart {
  private static final int MOST_IN_LEGEND = 12;

  private final TimeAxis xAxis;
  private final YAxis leftAxis;
  private final PlotSurface surface = new PlotSurface();
  private final TileStore sheet = new TileStore();
  private final TileView strip = new TileView(sheet);
  private final Viewport viewport = new Viewport();
  private final OutputScale sharpness = new OutputScale(viewport);
  private final TraceList traces = new TraceList(getData(), this::restyle);
  private final YAxes yAxes;
  private final PaintScheduler pictures = new PaintScheduler(traces, viewport, sheet);
  private final Navigation navigation = new Navigation(viewport, pictures, traces, this::size);
  private final Overlays overlays = new Overlays(traces);
  private final Cursors cursors = new Cursors(traces);
  private final PlotPointer pointer =
      new PlotPointer(pictures, traces, surface, this::density, this::otherPointers);
  private final ChartAccessibleText spoken = new ChartAccessibleText(traces);
  private final FrameListener drawn = new FrameListener();
  private final LinkedCharts linked = new LinkedCharts(this);
  private Consumer<PickedSample> picked = sample -> {};

  /** A chart of the last 200 samples, without series. */
  public RollingLineChart() {
    this(new TimeAxis(), new YAxis(Side.LEFT));
  }

  private RollingLineChart(TimeAxis x, YAxis y) {
    super(x, y);
    xAxis = x;
    leftAxis = y;
    yAxes = new YAxes(y, traces);
    getStyleClass().add("rolling-chart");
    setAnimated(false);
    setCreateSymbols(false);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("live line chart");
    setFocusTraversable(true);
    getChartChildren().add(yAxes.right());
    surface.add(strip.node());
    surface.add(leftAxis.lines());
    surface.add(xAxis.lines());
    overlays.addTo(surface);
    cursors.addTo(surface);
    surface.add(pointer.crosshair());
    new PlotGestures(this, pointer, pictures.vertical(), cursors, surface);
    new AxisGestures(pictures.vertical(), leftAxis, false);
    new AxisGestures(pictures.vertical(), yAxes.right(), true);
    getChartChildren().add(surface);
    leftAxis.lines().visibleProperty().bind(horizontalGridLinesVisibleProperty());
    xAxis.lines().visibleProperty().bind(verticalGridLinesVisibleProperty());
    leftAxis.takeLineFill(lookup(".chart-horizontal-grid-lines"));
    xAxis.takeLineFill(lookup(".chart-vertical-grid-lines"));
  }

  /** Shows these series instead of the present ones. */
  public void show(SeriesSource newSeries) {
    pictures.show(newSeries);
    navigation.reset();
    drawn.reset();
    pointer.forget();
    cursors.forget();
    yAxes.forgetRoom();
    spoken.hurry();
  }

  /** Sets the window to the last {@code count} samples of each series. */
  public void setPoints(int count) {
    navigation.points(count);
  }

  /** Sets the window to a span of time up to the newest sample. */
  public void setSpan(Duration span) {
    navigation.span((double) span.toMillis());
  }

  /** Fixes the left y axis instead of letting it follow its traces. */
  public void setYRange(double low, double high) {
    pictures.vertical().hold(false, ValueRange.of(low, high));
  }

  /** Fixes the y axes that have a range, and lets the others follow their traces. */
  public void setYRanges(FixedYRanges ranges) {
    if (!ranges.equals(yRanges())) {
      pictures.vertical().hold(ranges);
    }
  }

  /** The ranges at which the y axes are fixed, by code or by the user. */
  public FixedYRanges yRanges() {
    return pictures.vertical().held();
  }

  /** Lets the y axes follow their traces. */
  public void setYAuto() {
    pictures.vertical().release();
  }

  /** Whether the y axes follow their traces; false while the user holds one. */
  public ReadOnlyBooleanProperty yAutoProperty() {
    return pictures.vertical().automaticProperty();
  }

  /** Zooms y out (a factor above 1) or in about the middle. */
  public void zoomY(double factor) {
    pictures.vertical().zoom(factor, 0.5);
  }

  /** Moves the view up by a share of the height; down if negative. */
  public void panY(double share) {
    pictures.vertical().pan(share);
  }

  /** Switches the two cursors on or off. */
  public void toggleCursors() {
    cursors.toggle();
  }

  /** Selects the other cursor for {@link #stepCursor(boolean)}. */
  public void swapCursors() {
    cursors.swap();
  }

  /** Moves the selected cursor a little, at least to the next sample. */
  public void stepCursor(boolean forward) {
    cursors.step(forward);
  }

  /** Sets how the series of that name is drawn. */
  public void setStyle(String seriesName, TraceStyle style) {
    traces.style(seriesName, style);
    yAxes.outdate();
    requestChartLayout();
  }

  /** Sets how series without a style of their own are drawn. */
  public void setUsualStyle(TraceStyle style) {
    traces.usual(style);
    requestChartLayout();
  }

  /** Emphasises one trace and fades the others; without one all are equal. */
  public void highlight(Optional<String> seriesName) {
    traces.highlight(seriesName);
  }

  /** Draws these values as level lines. Setting equal ones costs nothing. */
  public void setThresholds(List<Threshold> thresholds) {
    overlays.setThresholds(thresholds);
  }

  /** Draws these spans of time as translucent bands. Setting equal ones costs nothing. */
  public void setSpans(List<TimeBand> spans) {
    overlays.setSpans(spans);
  }

  /** Draws these times as vertical lines. Setting equal ones costs nothing. */
  public void setMarks(List<PlotMark> marks) {
    overlays.setMarks(marks);
  }

  /** Whether the window moves with the samples; false while the user holds the picture. */
  public ReadOnlyBooleanProperty liveProperty() {
    return navigation.liveProperty();
  }

  /** Holds the picture. Samples continue to arrive. */
  public void hold() {
    navigation.hold();
    shareSight();
  }

  /** Returns to the configured window on the present. */
  public void backToLive() {
    navigation.reset();
    linked.forEach(chart -> chart.navigation.reset());
  }

  /** Shows everything that is held, and continues with the present from there. */
  public void fit() {
    Optional<DataSpan> everywhere = linked.held();
    navigation.fit(everywhere);
    linked.forEach(chart -> chart.navigation.fit(everywhere));
  }

  /**
   * Zooms x about a position.
   *
   * @param factor above 1 to show more
   * @param place distance from the left edge of the plot
   */
  public void zoom(double factor, double place) {
    navigation.zoom(factor, place);
    shareSight();
  }

  /** Moves the held picture to the right; stops where the samples end. */
  public void pan(double distance) {
    navigation.pan(distance);
    shareSight();
  }

  /** Shares its time axis, or stands alone. */
  void link(Optional<TimeLink> other) {
    linked.link(other);
    pictures.present(Double.NaN);
  }

  /** The span of time with samples. */
  Optional<DataSpan> heldTime() {
    return DataSpan.of(traces.series(), true);
  }

  /** The width of the labels at the left. */
  double room() {
    return leftAxis.room();
  }

  private void otherPointers(Consumer<PlotPointer> action) {
    linked.forEach(chart -> action.accept(chart.pointer));
  }

  private void shareSight() {
    if (!linked.isAlone()) {
      navigation.sight().ifPresent(time -> linked.forEach(chart -> chart.navigation.lookAt(time)));
    }
  }

  /** Sets the listener for the sample that was clicked. */
  public void setOnPicked(Consumer<PickedSample> listener) {
    picked = listener;
  }

  /**
   * Sets the listener for the time of the newest sample on screen, ms since the epoch. It is called
   * when the frame after the one with new samples starts: at most one frame late, never early.
   */
  public void setOnDrawn(LongConsumer listener) {
    drawn.listener(listener);
  }

  /** Time of the newest sample in the picture, ms since the epoch; empty if there is none. */
  public OptionalLong newestDrawnTime() {
    return pictures.shown().map(PaintedFrame::newestTimeMs).orElse(OptionalLong.empty());
  }

  /**
   * Shows what was painted since the last call, and requests the next picture if something is new;
   * otherwise does nothing. Once per frame.
   *
   * @return whether something new was shown or is being painted
   */
  public boolean refresh() {
    strip.nextFrame();
    pictures.shown().ifPresent(drawn::tell);
    Optional<PaintedFrame> finished = pictures.finished();
    finished.ifPresent(this::apply);
    pictures.resized(size());
    linked.newest().ifPresent(newest -> pictures.present((double) newest));
    if (!pictures.busy() && pictures.hasNews() && ready()) {
      start();
    }
    return finished.isPresent() || pictures.busy();
  }

  /** Paints the present picture and waits for it. Afterwards it is in the scene graph. */
  public void drawNow() {
    applyCss();
    layout();
    pictures.await().ifPresent(this::apply);
    for (int pass = 0; pass < 2 && ready(); pass++) {
      start();
      pictures.await().ifPresent(this::apply);
      layout();
    }
  }

  /**
   * Paints at this many pixels per unit of length, whatever the screen has, and waits: for a
   * picture that is exported. The visible range stays the same. Until {@link #paintForScreen()}.
   */
  public void paintAt(double pixelsPerUnit) {
    sharpness.choose(pixelsPerUnit, density());
    restyle();
    drawNow();
  }

  /** Paints for the screen again. */
  public void paintForScreen() {
    sharpness.forget();
    restyle();
    drawNow();
  }

  /** The visible ranges of the series that are not hidden. */
  public List<SeriesRange> inSight() {
    return pictures.shown().map(traces::inSight).orElse(List.of());
  }

  void pick(double x, double y) {
    pointer.sampleAt(x, y).ifPresent(picked);
  }

  private boolean ready() {
    return getScene() != null && !size().isEmpty();
  }

  private void start() {
    if (pictures.takeInSeries()) {
      yAxes.outdate();
      int count = traces.series().size();
      setLegendVisible(count > 1 && count <= MOST_IN_LEGEND);
      applyCss();
    }
    if (yAxes.arrange()) {
      pictures.vertical().useRight(yAxes.right().isVisible());
      traces.paintLegend(getLegend());
      requestChartLayout();
    }
    pictures.start(size());
  }

  private void apply(PaintedFrame painting) {
    RenderKey look = painting.job().look();
    strip.show(painting.tiles(), painting.origin(), density());
    xAxis.show(look.scale(), painting.origin(), density());
    boolean wider = yAxes.show(painting);
    wider |= leftAxis.reserve(linked.room());
    if (wider) {
      requestChartLayout();
    }
    PlotTransform sight =
        new PlotTransform(painting, xAxis.getWidth(), leftAxis.getHeight(), density());
    overlays.show(sight);
    cursors.show(sight);
    pointer.read();
    spoken
        .text(getTitle(), navigation.liveProperty().get(), System.nanoTime())
        .ifPresent(this::setAccessibleText);
    drawn.shown(painting);
  }

  private void restyle() {
    pictures.restyle();
    yAxes.outdate();
  }

  private PlotSize size() {
    return PlotSize.of(
        xAxis.getWidth(), leftAxis.getHeight(), density(), OpaqueBackground.behind(surface));
  }

  private double density() {
    return sharpness.pixelsPerUnit(getScene());
  }

  /** Places the plot's own nodes; called by the chart after its layout. */
  @Override
  protected void layoutPlotChildren() {
    pictures.resized(size());
    surface.place(
        xAxis.getLayoutX(), leftAxis.getLayoutY(), xAxis.getWidth(), leftAxis.getHeight());
    xAxis.lineLength(leftAxis.getHeight());
    yAxes.place(xAxis.getLayoutX() + xAxis.getWidth(), leftAxis.getLayoutY(), xAxis.getWidth());
  }

  @Override
  public String getUserAgentStylesheet() {
    return PlotStyles.chart();
  }
}
