package topicscope.bench.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import topicscope.bench.tool.Medians;

/**
 * The soak, in a JVM of its own: ten series of one sample per 16 ms of data time, many of them per
 * frame, into buffers that overflow all the time.
 *
 * <p>Arguments: minutes of data, seconds to press them into.
 */
final class SoakChild {
  private static final int SERIES = 10;
  private static final int CAPACITY = 20_000;
  private static final int PARTS = 8;
  private static final int FRAMES_PER_SECOND = 60;

  private SoakChild() {}

  /** Runs the soak and prints a line of JSON. */
  public static void main(String[] args) throws Exception {
    long samples = Long.parseLong(args[0]) * 60_000 / TestSignal.STEP_MS;
    int frames = Integer.parseInt(args[1]) * FRAMES_PER_SECOND;
    FrameMeter meter = new FrameMeter();
    FrameCase shown = new FrameCase(SERIES, CAPACITY, false);
    Supplier<SoakSubject> make = () -> new SoakSubject(shown, Math.ceilDiv(samples, frames));
    SoakSubject subject = CompletableFuture.supplyAsync(make, Platform::runLater).join();
    List<Double> cpu = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      cpu.add(Medians.rounded(meter.measure(subject, frames / PARTS).cpuMsPerFrame()));
      heap.add(Medians.rounded(Medians.usedHeap() / 1e6));
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", "soak");
    line.put("case", args[0] + "min-in-" + args[1] + "s");
    line.put("unit", "cpu-ms/frame");
    line.put("topicscope", cpu);
    line.put("heapMb", heap);
    line.put("samplesPerSeries", subject.appended());
    System.out.println(new ObjectMapper().writeValueAsString(line));
    meter.close();
    System.exit(0);
  }
}
