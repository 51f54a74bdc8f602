package topicscope.bench.frame;

import javafx.scene.Parent;
import topicscope.plot.FrameLoop;
import topicscope.plot.RollingLineChart;
import topicscope.signal.SeriesSet;

/** Our chart, with many samples per frame and buffers that are smaller than what arrives. */
final class SoakSubject implements FrameSubject {
  private final FrameCase what;
  private final long perFrame;
  private final SeriesSet series;
  private final RollingLineChart chart = new RollingLineChart();
  private final FrameLoop loop = new FrameLoop(chart);
  private final TestSignal wave = new TestSignal();
  private long next;
  private long drawn;

  SoakSubject(FrameCase what, long perFrame) {
    this.what = what;
    this.perFrame = perFrame;
    series = new SeriesSet(what.samples());
    chart.setPoints(what.samples());
    chart.setOnDrawn(newest -> drawn++);
    chart.show(series);
  }

  @Override
  public Parent root() {
    return chart;
  }

  @Override
  public void frame() {
    wave.append(series, what.series(), next, next + perFrame);
    next += perFrame;
    loop.handle(0);
  }

  @Override
  public long shown() {
    return drawn;
  }

  long appended() {
    return next;
  }
}
