package topicscope.bench.frame;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;
import topicscope.signal.SeriesSet;

/**
 * Topicscope's own chart, with new samples and refreshes as in the application. Counts frames with
 * new samples; without new samples, all frames.
 */
final class RollingSubject extends FrameSubject {
  private final FrameCase what;
  private final SeriesSet series;
  private final RollingLineChart chart;
  private final FrameLoop loop;
  private final TestSignal wave = new TestSignal();
  private final long perFrame;
  private long next;

  /**
   * @param perFrame new samples of each series per frame
   */
  RollingSubject(FrameCase what, SeriesSet series, long perFrame) {
    RollingLineChart chart = new RollingLineChart();
    super(chart);
    this.chart = chart;
    this.loop = new FrameLoop(chart);
    this.what = what;
    this.perFrame = perFrame;
    this.series = series;
    next = series.all().stream().mapToLong(one -> one.buffer().appended()).max().orElse(0);
    chart.setPoints(what.samples());
    chart.setLegendVisible(false);
    // As in the window: the fill of the scene is the background.
    chart.setStyle("-fx-background-color: null; -topicscope-ground: white");
    chart.setOnDrawn(newest -> shown++);
    chart.show(series);
  }

  /** A set with as many samples as the case shows. */
  static SeriesSet filled(FrameCase what) {
    SeriesSet set = new SeriesSet(what.samples());
    new TestSignal().append(set, what.series(), 0, what.samples());
    return set;
  }

  @Override
  void frame() {
    if (what.still()) {
      shown++;
    } else {
      wave.append(series, what.series(), next, next + perFrame);
      next += perFrame;
    }
    loop.handle(0);
  }

  /** The number of samples of each series. */
  long appended() {
    return next;
  }

  /** The bounds of the plot in the window. The window must have been shown. */
  Bounds plot() {
    Node background = chart.lookup(".chart-plot-background");
    return background.localToScene(background.getLayoutBounds());
  }
}
