package topicscope.bench.frame;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;
import topicscope.signal.SeriesSet;

/** Topicscope's own chart, fed and refreshed as the application does it. */
final class RollingSubject implements FrameSubject {
  private final FrameCase what;
  private final SeriesSet series;
  private final RollingLineChart chart = new RollingLineChart();
  private final FrameLoop loop = new FrameLoop(chart);
  private final TestSignal wave = new TestSignal();
  private long next;
  private long drawn;

  RollingSubject(FrameCase what, SeriesSet series) {
    this.what = what;
    this.series = series;
    next = series.all().getFirst().buffer().appended();
    chart.setPoints(what.samples());
    chart.setLegendVisible(false);
    // As in the window: the scene's own fill is the ground.
    chart.setStyle("-fx-background-color: null");
    chart.setOnDrawn(newest -> drawn++);
    chart.show(series);
  }

  /** A set that holds as many samples as the case shows. */
  static SeriesSet filled(FrameCase what) {
    SeriesSet set = new SeriesSet(what.samples());
    new TestSignal().append(set, what.series(), 0, what.samples());
    return set;
  }

  @Override
  public Parent root() {
    return chart;
  }

  @Override
  public void frame() {
    if (what.still()) {
      drawn++;
    } else {
      wave.append(series, what.series(), next, next + 1);
      next++;
    }
    loop.handle(0);
  }

  /** Frames with new samples that have been on screen; if nothing new comes, all frames. */
  @Override
  public long shown() {
    return drawn;
  }

  /** Where the plot itself is in the window, which must have been shown. */
  Bounds plot() {
    Node background = chart.lookup(".chart-plot-background");
    return background.localToScene(background.getLayoutBounds());
  }
}
