package topicscope.desk.plot;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import topicscope.desk.alert.AlertOverlay;
import topicscope.desk.model.CombinedSeries;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotLook;
import topicscope.desk.model.PlotMeter;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.series.DerivedMenu;
import topicscope.desk.series.SeriesDrag;
import topicscope.desk.series.SeriesEditors;
import topicscope.desk.series.SeriesMenu;
import topicscope.desk.series.SeriesPanel;
import topicscope.desk.widget.Nodes;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;
import topicscope.plot.overlay.PickedSample;
import topicscope.plot.overlay.PlotMark;
import topicscope.reading.Reading;

/**
 * The view of one plot: the chart or a message, notices, and reset buttons. It also owns the series
 * panel that is shown while the plot is focused.
 *
 * <p>Owned by the JavaFX thread. Between {@link #start()} and {@link #stop()} it draws at most one
 * frame per pulse.
 */
public final class PlotPane extends BorderPane {
  private static final PseudoClass FOCUSED_PLOT = PseudoClass.getPseudoClass("focused-plot");
  private static final double OFFERS_WIDTH = 150;
  private static final double TITLE_HEIGHT = 26;

  private final Plot plot;
  private final RollingLineChart chart = new RollingLineChart();
  private final FrameLoop frames = new FrameLoop(chart);
  private final SeriesPanel series;
  private final PlotTitle title;
  private final AlertOverlay sketch = new AlertOverlay();
  private final PlotMeter meter = new PlotMeter();
  private final Label message = Nodes.named("message", new Label(), "message");
  private final LoadProgressBar load = new LoadProgressBar(this::stopLoading);
  private final PlotNoticeBar notices = new PlotNoticeBar();
  private final PlotNotices news = new PlotNotices();
  private Runnable onFirstSample = () -> {};

  /**
   * A pane that isn't started.
   *
   * @param picked gets each clicked sample of the plot
   * @param writing the editors for series
   */
  PlotPane(Desk desk, Plot plot, BiConsumer<Plot, PickedSample> picked, SeriesEditors writing) {
    this.plot = plot;
    this.series =
        new SeriesPanel(
            plot,
            chart,
            new SeriesMenu(
                desk,
                plot,
                new DerivedMenu(plot, writing::transform, writing::rule),
                writing::look));
    this.title = new PlotTitle(() -> desk.remove(plot));
    SeriesDrag.acceptOn(this, desk, plot);
    getStyleClass().add("plot-pane");
    chart.setId("chart");
    chart.setOnDrawn(this::onDrawn);
    chart.setOnPicked(sample -> picked.accept(plot, sample));
    ResetButtons offers = new ResetButtons(chart);
    StackPane.setAlignment(offers, Pos.TOP_RIGHT);
    StackPane.setMargin(offers, new Insets(12));
    message.setWrapText(true);
    StackPane.setAlignment(notices, Pos.TOP_LEFT);
    StackPane.setMargin(notices, new Insets(TITLE_HEIGHT, OFFERS_WIDTH, 0, 0));
    StackPane.setAlignment(load, Pos.BOTTOM_CENTER);
    StackPane.setMargin(load, new Insets(0, 0, 48, 0));
    setCenter(new StackPane(chart, offers, message, notices, load));
    plot.windowProperty().subscribe(this::showSpan);
    plot.readingProperty().subscribe(now -> meter.restart());
    plot.seriesProperty().subscribe(this::show);
    plot.lookProperty().subscribe(this::look);
  }

  /**
   * Sets the position among the plots and whether this one is focused.
   *
   * @param place the number of the plot, from 1; 0 if it is the only one, without a title bar
   */
  void stand(int place, boolean focused) {
    pseudoClassStateChanged(FOCUSED_PLOT, focused && place > 0);
    title.number(place);
    setTop(place > 0 ? title : null);
    setId(place > 0 ? "plot-" + place : "plot");
    name();
  }

  public Plot plot() {
    return plot;
  }

  public RollingLineChart chart() {
    return chart;
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
  }

  /** Stops drawing for good; the last picture stays. */
  void stop() {
    frames.stop();
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

  public void stopLoading() {
    plot.readingProperty().get().ifPresent(now -> now.reader().cancelLoading());
  }

  /** Updates title, message, notices and alerts. Called a few times a second. */
  public void refresh() {
    title.show(plot);
    // Ranges that the user has moved in the chart belong to the plot too.
    plot.lookProperty().set(plot.lookProperty().get().withY(chart.yRanges()));
    boolean nothingToSee = plot.seriesProperty().get().all().isEmpty();
    if (nothingToSee) {
      message.setText(PlotMessage.of(plot));
    }
    message.setVisible(nothingToSee && plot.connection().isPresent());
    chart.setVisible(!nothingToSee);
    chart.setMarks(plot.readingProperty().get().map(PlotPane::marks).orElse(List.of()));
    notices.show(news.of(plot));
    load.show(plot.readingProperty().get().flatMap(now -> now.reader().loading()));
    plot.readingProperty().get().ifPresent(this::showAlerts);
  }

  private void showAlerts(Reading reading) {
    series.showAlerts(reading.analysis().alerts().states());
    series.showLeftOut(reading.analysis().transforms().all());
    chart.setThresholds(AlertOverlay.thresholds(plot.rules(), reading.series()::find));
    chart.setSpans(sketch.spans(reading));
  }

  /** A mark stands 1 ms after the last record before it. */
  private static List<PlotMark> marks(Reading reading) {
    return reading.reader().marks().stream()
        .map(mark ->
            new PlotMark(mark.lastTimeMs().orElse(mark.seenAt().toEpochMilli()) + 1, mark.text()))
        .toList();
  }

  /** Frames, latency and rate of this pane. */
  public PlotMeter meter() {
    return meter;
  }

  private void show(CombinedSeries mix) {
    chart.show(mix);
    chart.setYRanges(plot.lookProperty().get().y());
    chart.setStyles(plot.styles());
    series.clear();
    news.restart();
    notices.clear();
    name();
    refresh();
  }

  private void showSpan(WindowSpan window) {
    if (window.points() > 0) {
      chart.setPoints(window.points());
    } else {
      chart.setSpan(window.span());
    }
  }

  private void look(PlotLook now) {
    chart.setYRanges(now.y());
    name();
  }

  /** The title is in the title bar if there is one, else above the chart. */
  private void name() {
    chart.setHeading(getTop() == null ? plot.title() : "");
  }

  private void onDrawn(long newestSampleMs) {
    meter.drawn(newestSampleMs);
    onFirstSample.run();
    onFirstSample = () -> {};
  }
}
