package topicscope.desk.plot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import topicscope.chart.ValueRange;
import topicscope.desk.alert.AlertOverlay;
import topicscope.desk.figures.SeriesFigures;
import topicscope.desk.history.PlotHistory;
import topicscope.desk.meter.PlotMeter;
import topicscope.desk.model.CombinedSeries;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotLook;
import topicscope.desk.offer.Offer;
import topicscope.desk.offer.OfferAction;
import topicscope.desk.offer.OfferFinder;
import topicscope.desk.series.DerivedMenu;
import topicscope.desk.series.SeriesDrag;
import topicscope.desk.series.SeriesEditors;
import topicscope.desk.series.SeriesMenu;
import topicscope.desk.series.SeriesPanel;
import topicscope.desk.trigger.TriggerControl;
import topicscope.desk.widget.Nodes;
import topicscope.desk.xy.XyPlot;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;
import topicscope.plot.overlay.PickedSample;
import topicscope.plot.overlay.PlotMark;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.Reading;
import topicscope.signal.Series;
import topicscope.transform.Transform;

/**
 * The view of one plot: header, the chart or a message, banner, notices, and reset buttons. It also
 * owns the series panel that is shown while the plot is focused.
 *
 * <p>Owned by the JavaFX thread. Between {@link #start()} and {@link #stop()} it draws at most one
 * frame per pulse.
 */
public final class PlotPane extends BorderPane {
  private static final PseudoClass FOCUSED_PLOT = PseudoClass.getPseudoClass("focused-plot");

  /** A chart in a pane: the header shows its title. */
  private static final PseudoClass UNDER_HEADER = PseudoClass.getPseudoClass("under-header");

  private final Desk desk;
  private final Plot plot;
  private final RollingLineChart chart = new RollingLineChart();
  private final FrameLoop frames = new FrameLoop(chart);
  private final SeriesPanel series;
  private final ChartSpan span;
  private final PlotHeader header;
  private final YModeMenu mode;
  private final XyPlot xy;
  private final AlertOverlay sketch = new AlertOverlay();
  private final PlotMeter meter = new PlotMeter();
  private final TriggerControl trigger;
  private final Label message = Nodes.named("message", new Label(), "message");
  private final LoadProgressBar load = new LoadProgressBar(this::stopLoading);
  private final Region veil = Nodes.named("plot-veil", new Region(), "plot-veil");
  private final PlotBanner banner = new PlotBanner();
  private final PlotNoticeBar notices = new PlotNoticeBar();
  private final OfferFinder finder;
  private final SoughtTime sought;
  private final OfferBar offer = new OfferBar(this::act, this::dismiss);
  private final PlotNotices news;
  private final PastLine past;
  private final SeriesEditors writing;
  private Runnable onFirstSample = () -> {};
  private String awaited = "";

  /**
   * A pane that isn't started.
   *
   * @param picked gets each clicked sample of the plot
   * @param writing the editors for series
   */
  PlotPane(Desk desk, Plot plot, BiConsumer<Plot, PickedSample> picked, SeriesEditors writing) {
    this.desk = desk;
    this.plot = plot;
    this.span = new ChartSpan(desk, plot, chart);
    this.past = new PastLine(desk, chart);
    this.trigger = new TriggerControl(plot, chart);
    this.writing = writing;
    this.finder = new OfferFinder(plot, chart::timeInSight, Platform::runLater);
    this.sought = new SoughtTime(plot, chart);
    this.news = new PlotNotices(finder::covers);
    this.series =
        new SeriesPanel(
            plot,
            chart,
            new SeriesMenu(
                desk,
                plot,
                new DerivedMenu(plot, writing::transform, writing::rule),
                writing::look));
    this.header = new PlotHeader(() -> desk.closePlot(plot));
    this.xy = new XyPlot(plot, chart);
    this.mode = new YModeMenu(plot, chart, xy.choices());
    header.add(mode);
    SeriesDrag.acceptOn(this, desk, plot);
    getStyleClass().add("plot-pane");
    setMinSize(0, 0);
    chart.setId("chart");
    chart.setValueTags(true);
    chart.pseudoClassStateChanged(UNDER_HEADER, true);
    chart.setOnDrawn(this::onDrawn);
    chart.setOnLevelMoved(trigger::moveLevel);
    chart.setOnPicked(sample -> picked.accept(plot, sample));
    message.setWrapText(true);
    veil.setMouseTransparent(true);
    veil.setVisible(false);
    StackPane.setAlignment(load, Pos.BOTTOM_CENTER);
    StackPane.setMargin(load, new Insets(0, 0, 48, 0));
    setTop(new VBox(header, offer, xy.head()));
    StackPane.setAlignment(past, Pos.BOTTOM_RIGHT);
    setCenter(new StackPane(chart, xy.view(), veil, message, upperEdge(), load, past));
    plot.styles().addListener(this::restyle);
    plot.windowProperty().subscribe(span::choose);
    plot.readingProperty().subscribe(now -> meter.restart());
    plot.seriesProperty().subscribe(this::show);
    plot.lookProperty().subscribe(this::look);
  }

  /** What lies over the upper edge of the chart: the banner, notices, and at the right buttons. */
  private HBox upperEdge() {
    VBox texts = Nodes.styled(new VBox(banner, notices), "texts");
    HBox.setHgrow(texts, Priority.ALWAYS);
    HBox edge = Nodes.row("upper-edge", texts, new ResetButtons(chart));
    texts.setMinWidth(0);
    for (Region region : List.of(texts, edge)) {
      region.setPickOnBounds(false);
      region.setMaxHeight(USE_PREF_SIZE);
    }
    StackPane.setAlignment(edge, Pos.TOP_LEFT);
    return edge;
  }

  /**
   * Takes a picture of the chart alone: it then shows its title itself, and nothing dims it.
   *
   * @param taken takes the picture, within one pulse
   */
  public void whilePictured(Runnable taken) {
    chart.pseudoClassStateChanged(UNDER_HEADER, false);
    try {
      taken.run();
    } finally {
      chart.pseudoClassStateChanged(UNDER_HEADER, true);
      chart.drawNow();
    }
  }

  /** The header, for what belongs at its right end. */
  public PlotHeader header() {
    return header;
  }

  /**
   * Sets the position among the plots and whether this one is focused.
   *
   * @param place the number of the plot, from 1; 0 if it is the only one
   */
  void stand(int place, boolean focused) {
    pseudoClassStateChanged(FOCUSED_PLOT, focused && place > 0);
    header.place(place);
    setId(place > 0 ? "plot-" + place : "plot");
  }

  public Plot plot() {
    return plot;
  }

  public RollingLineChart chart() {
    return chart;
  }

  /** The history of the plot's topic, if one was found. */
  public Optional<PlotHistory> history() {
    return past.history();
  }

  /** The trigger of the plot. */
  public TriggerControl trigger() {
    return trigger;
  }

  /** Legend and table of the plot's series. */
  public SeriesPanel series() {
    return series;
  }

  /** Sets a listener that is called once, when the first sample is on screen. */
  public void setOnFirstSample(Runnable listener) {
    onFirstSample = listener;
  }

  /** Number of frames with new samples. */
  public long framesDrawn() {
    return meter.framesDrawn();
  }

  /** Starts drawing. */
  void start() {
    frames.start();
    xy.start();
  }

  /** Stops drawing for good; the last picture stays. */
  void stop() {
    frames.stop();
    xy.stop();
    past.close();
  }

  /** Pauses a live picture; a paused one becomes live. */
  public void runOrStop() {
    if (chart.liveProperty().get()) {
      chart.hold();
    } else {
      chart.backToLive();
    }
  }

  /** Shows more of x (a factor above 1) or less around the middle. */
  public void zoom(double factor) {
    chart.zoom(factor, chart.getWidth() / 2);
  }

  /** Moves along x by a share of the width; above 0 to earlier samples. */
  public void pan(double share) {
    chart.pan(chart.getWidth() * share);
  }

  /** Lets the traces share the height in the next way. */
  public void nextMode() {
    mode.next();
  }

  /** One series against another, in place of the chart if chosen. */
  public XyPlot xy() {
    return xy;
  }

  public void stopLoading() {
    plot.stopLoading();
  }

  /** The time that is visible, unless the window has a number of points. */
  public Duration visibleTime() {
    return span.visible();
  }

  /** Sets what the plot shows in place of a message while it isn't connected; empty for nothing. */
  void await(String what) {
    awaited = what;
    refresh();
  }

  /** Updates figures, header, message, offer, notices and alerts. Called a few times a second. */
  public void refresh() {
    meter.refresh(plot);
    header.show(plot, meter, clusters() > 1);
    mode.refresh();
    finder.refresh();
    offer.show(finder.offer());
    Optional<Duration> interval =
        plot.readingProperty()
            .get()
            .flatMap(now -> now.reader().report().rawTopic())
            .map(raw -> Duration.ofMillis(raw.intervalMs()));
    chart.setIntervals(interval.map(Duration::toMillis).orElse(0L));
    interval.ifPresent(plot::showIntervals);
    // Ranges that the user has moved in the chart belong to the plot too.
    plot.lookProperty().set(plot.lookProperty().get().withY(chart.yRanges()));
    boolean nothingToSee = plot.seriesProperty().get().all().isEmpty();
    if (nothingToSee) {
      message.setText(plot.connection().isPresent() ? PlotMessage.of(plot) : awaited);
    }
    message.setVisible(nothingToSee && !message.getText().isEmpty());
    choosePicture();
    xy.refresh();
    dim(!nothingToSee && PlotBanner.isAbout(meter.state()));
    trigger.refresh();
    chart.setLevel(trigger.level());
    chart.setMarks(
        Stream.concat(
                plot.readingProperty().get().stream().flatMap(PlotPane::marks),
                trigger.marks().stream())
            .toList());
    sought.follow();
    notices.show(Stream.concat(news.of(plot).stream(), sought.notices().stream()).toList());
    load.show(plot.loading());
    span.follow();
    past.follow(plot.readingProperty().get());
    plot.readingProperty().get().ifPresent(this::showAlerts);
  }

  /** Shows one series against another, or all against the time. */
  private void choosePicture() {
    boolean something = !plot.seriesProperty().get().all().isEmpty();
    xy.view().setVisible(something && xy.isOn());
    chart.setVisible(something && !xy.isOn());
  }

  private long clusters() {
    return desk.plots().stream().flatMap(one -> one.connection().stream()).distinct().count();
  }

  private void dim(boolean dimmed) {
    veil.setVisible(dimmed);
    chart.setOutage(dimmed);
    if (dimmed) {
      banner.show(meter.state(), meter.age());
    } else {
      banner.hide();
    }
  }

  private void act(OfferAction action) {
    switch (action) {
      case OfferAction.Decode decode -> plot.decode(decode.choice());
      case OfferAction.OpenFormat open -> writing.format(plot, open.part());
      case OfferAction.ShowAll _ -> tick(one -> true);
      case OfferAction.ShowVarying varying -> {
        CombinedSeries now = plot.seriesProperty().get();
        var _ =
            finder
                .varying(varying.count())
                .thenAccept(found -> {
                  if (now.equals(plot.seriesProperty().get())) {
                    tick(found::contains);
                  }
                });
      }
      case OfferAction.OpenRaw raw -> {
        Optional<ValueRange> time = chart.timeInSight();
        desk.focus(plot);
        desk.pick(raw.topic().name());
        time.ifPresent(
            inSight -> sought.seek(raw.topic().name(), inSight, raw.topic().intervalMs()));
      }
      case OfferAction.Explain _ -> {
        // The bar does it.
      }
    }
    refresh();
  }

  private void tick(Predicate<Series> shown) {
    series.show(new SeriesFigures(plot.seriesProperty().get().all(), Map.of(), Map.of()));
    series.tick(shown);
  }

  private void dismiss(Offer unwanted) {
    finder.dismiss(unwanted);
    refresh();
  }

  private void showAlerts(Reading reading) {
    series.showAlerts(reading.analysis().alerts().states());
    series.showLeftOut(reading.analysis().transforms().all());
    chart.setThresholds(
        AlertOverlay.thresholds(
            Stream.concat(plot.rules().stream(), trigger.rule().stream()).distinct().toList(),
            reading.series()::find));
    chart.setSpans(sketch.spans(reading));
  }

  /** A mark of the stream stands 1 ms after the last record before it. */
  private static Stream<PlotMark> marks(Reading reading) {
    Stream<PlotMark> ofStream =
        reading.reader().marks().stream()
            .map(mark ->
                new PlotMark(
                    mark.lastTimeMs().orElse(mark.seenAt().toEpochMilli()) + 1, mark.text()));
    Stream<PlotMark> ofGroups =
        reading.analysis().groupMarks().stream()
            .map(mark -> new PlotMark(mark.timeMs(), mark.text()));
    return Stream.concat(ofStream, ofGroups);
  }

  /** State, age, rates and latency of this plot. */
  public PlotMeter meter() {
    return meter;
  }

  private void show(CombinedSeries mix) {
    if (mix.isSuccessor()) {
      chart.showMore(mix);
    } else {
      chart.show(mix);
      series.clear();
      news.restart();
      notices.clear();
    }
    span.renew();
    chart.setYMode(plot.lookProperty().get().mode());
    chart.setYRanges(plot.lookProperty().get().y());
    // They may come by themselves, and have an axis each from the first picture on.
    Transform.RATES.forEach(rate -> chart.setStyle(rate.text(), Plot.usualStyle(rate)));
    chart.setStyles(plot.styles());
    name();
    refresh();
  }

  /** A style may also come from outside: of a series that is shown here from another plot. */
  private void restyle(MapChangeListener.Change<? extends String, ? extends TraceStyle> change) {
    if (change.wasAdded()) {
      chart.setStyle(change.getKey(), change.getValueAdded());
    }
  }

  private void look(PlotLook now) {
    chart.setYMode(now.mode());
    chart.setYRanges(now.y());
    choosePicture();
    name();
  }

  /** For pictures and screen readers; in the window the header shows it. */
  private void name() {
    chart.setHeading(plot.title());
  }

  private void onDrawn(long newestSampleMs) {
    meter.drawn(plot.readingProperty().get(), newestSampleMs);
    onFirstSample.run();
    onFirstSample = () -> {};
  }
}
