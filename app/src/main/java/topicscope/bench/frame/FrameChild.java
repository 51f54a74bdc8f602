package topicscope.bench.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.application.Platform;
import topicscope.bench.tool.Medians;
import topicscope.signal.SeriesSet;

/**
 * One case of the frame benchmark, in a JVM of its own: measures the floor, the stock chart and
 * ours in turns, and prints the medians as a line of JSON.
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
  public static void main(String[] args) throws Exception {
    FrameChild child =
        new FrameChild(
            FrameCase.of(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    System.out.println(new ObjectMapper().writeValueAsString(child.run()));
    child.meter.close();
    System.exit(0);
  }

  private Map<String, Object> run() {
    long before = Medians.usedHeap();
    SeriesSet series = RollingSubject.filled(what);
    double bytesPerSample = (double) (Medians.usedHeap() - before) / what.series() / what.samples();
    RollingSubject rolling = onFx(() -> new RollingSubject(what, series));
    meter.measure(rolling, warmUp);
    FrameSubject floor = onFx(() -> new FlatSubject(rolling.plot()));
    FrameSubject empty = onFx(EmptySubject::new);
    List<FrameSubject> others = new ArrayList<>(List.of(floor, empty));
    if (what.stockCanDoIt()) {
      others.add(onFx(() -> new StockSubject(what)));
    }
    others.forEach(subject -> meter.measure(subject, warmUp / STOCK_SHARE));
    return rounds(rolling, others, bytesPerSample);
  }

  private Map<String, Object> rounds(
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
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", "frame");
    line.put("case", what.name());
    line.put("unit", "cpu-ms/frame");
    line.put("topicscope", cpu(own));
    line.put("floor", cpu(theirs.get(0)));
    line.put("stock", others.size() > 2 ? cpu(theirs.get(2)) : null);
    line.put("fps", median(own, FrameFigures::fps));
    line.put("p99FrameMs", median(own, FrameFigures::p99FrameMs));
    line.put("empty", cpu(theirs.get(1)));
    line.put("bytesPerSample", Medians.rounded(bytesPerSample));
    return line;
  }

  private static double cpu(List<FrameFigures> runs) {
    return median(runs, FrameFigures::cpuMsPerFrame);
  }

  private static double median(List<FrameFigures> runs, ToDoubleFunction<FrameFigures> figure) {
    return Medians.rounded(Medians.median(runs.stream().mapToDouble(figure).toArray()));
  }

  private static <T> T onFx(Supplier<T> make) {
    return CompletableFuture.supplyAsync(make, Platform::runLater).join();
  }
}
