package topicscope.bench.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.Pane;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.signal.SeriesSet;

/**
 * One case of the frame benchmark, in its own JVM: measures the floor, the stock chart and our
 * chart in turn, and prints the medians as a line of JSON.
 *
 * <p>Arguments: case, frames per run, runs, frames of warm-up.
 */
final class FrameChild {
  private static final int STOCK_SHARE = 4;

  private final FrameCase what;
  private final int frames;
  private final int runs;
  private final int warmUp;
  private final FrameMeter meter = new FrameMeter();

  private FrameChild(FrameCase what, int frames, int runs, int warmUp) {
    this.what = what;
    this.frames = frames;
    this.runs = runs;
    this.warmUp = warmUp;
  }

  /** Runs one case. */
  public static void main(String[] args) {
    FrameChild child =
        new FrameChild(
            FrameCase.of(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    System.out.println(child.run());
    child.meter.close();
    System.exit(0);
  }

  private ObjectNode run() {
    long before = Medians.usedHeap();
    SeriesSet series = RollingSubject.filled(what);
    double bytesPerSample = (double) (Medians.usedHeap() - before) / what.series() / what.samples();
    RollingSubject rolling = FrameMeter.onFx(() -> new RollingSubject(what, series, 1));
    meter.measure(rolling, warmUp);
    FrameSubject floor = FrameMeter.onFx(() -> new FlatSubject(rolling.plot()));
    FrameSubject empty = FrameMeter.onFx(() -> new FrameSubject(new Pane()));
    List<FrameSubject> others = new ArrayList<>(List.of(floor, empty));
    if (what.stockCanDoIt()) {
      others.add(FrameMeter.onFx(() -> new StockSubject(what)));
    }
    others.forEach(subject -> meter.measure(subject, warmUp / STOCK_SHARE));
    return rounds(rolling, others, bytesPerSample);
  }

  private ObjectNode rounds(
      RollingSubject rolling, List<FrameSubject> others, double bytesPerSample) {
    List<FrameFigures> own = new ArrayList<>();
    List<List<FrameFigures>> theirs = new ArrayList<>();
    others.forEach(other -> theirs.add(new ArrayList<>()));
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < others.size(); i++) {
        theirs.get(i).add(meter.measure(others.get(i), i < 2 ? frames : frames / STOCK_SHARE));
      }
      own.add(meter.measure(rolling, frames));
    }
    return Benchmark.line("frame")
        .put("case", what.name())
        .put("unit", "cpu-ms/frame")
        .put("topicscope", cpu(own))
        .put("floor", cpu(theirs.get(0)))
        .putPOJO("stock", others.size() > 2 ? cpu(theirs.get(2)) : null)
        .put("fps", median(own, FrameFigures::fps))
        .put("p99FrameMs", median(own, FrameFigures::p99FrameMs))
        .put("empty", cpu(theirs.get(1)))
        .put("bytesPerSample", Medians.rounded(bytesPerSample));
  }

  private static double cpu(List<FrameFigures> runs) {
    return median(runs, FrameFigures::cpuMsPerFrame);
  }

  private static double median(List<FrameFigures> runs, ToDoubleFunction<FrameFigures> figure) {
    return Medians.rounded(Medians.of(runs, figure));
  }
}
