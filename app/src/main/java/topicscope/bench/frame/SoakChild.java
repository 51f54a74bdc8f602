package topicscope.bench.frame;

import java.util.ArrayList;
import java.util.List;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.signal.SeriesSet;

/**
 * The soak run, in its own JVM: ten series with one sample per 16 ms of data time, many samples per
 * frame, in buffers that overflow all the time.
 *
 * <p>Arguments: minutes of data, seconds of the run.
 */
final class SoakChild {
  private static final int SERIES = 10;
  private static final int CAPACITY = 20_000;
  private static final int PARTS = 8;
  private static final int FRAMES_PER_SECOND = 60;

  private SoakChild() {}

  /** Runs it and prints a line of JSON. */
  public static void main(String[] args) {
    long samples = Long.parseLong(args[0]) * 60_000 / TestSignal.STEP_MS;
    int frames = Integer.parseInt(args[1]) * FRAMES_PER_SECOND;
    FrameMeter meter = new FrameMeter();
    FrameCase shown = new FrameCase(SERIES, CAPACITY, false);
    RollingSubject subject =
        FrameMeter.onFx(() ->
            new RollingSubject(shown, new SeriesSet(CAPACITY), Math.ceilDiv(samples, frames)));
    List<Double> cpu = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      cpu.add(Medians.rounded(meter.measure(subject, frames / PARTS).cpuMsPerFrame()));
      heap.add(Medians.rounded(Medians.usedHeap() / 1e6));
    }
    System.out.println(
        Benchmark.line("soak")
            .put("case", args[0] + "min-in-" + args[1] + "s")
            .put("unit", "cpu-ms/frame")
            .putPOJO("topicscope", cpu)
            .putPOJO("heapMb", heap)
            .put("samplesPerSeries", subject.appended()));
    meter.close();
    System.exit(0);
  }
}
