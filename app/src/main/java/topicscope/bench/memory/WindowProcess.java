package topicscope.bench.memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import topicscope.bench.tool.ChildJvm;
import topicscope.bench.tool.Medians;
import topicscope.producer.bench.ProcessUsage;

/** The process with the window, seen from outside. Used by one thread. */
final class WindowProcess implements AutoCloseable {
  private static final double MB = 1e6;
  private static final long TURN_NANOS = 20_000_000;
  private static final long SAMPLE_NANOS = 250_000_000;

  private final Process process;
  private final BufferedReader said;
  private final String servers;
  private final List<String> topics;

  private WindowProcess(Process process, String servers, List<String> topics) {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
    this.servers = servers;
    this.topics = topics;
  }

  /** Opens a window that shows the topics; without topics, one with nothing in it. */
  static WindowProcess start(String size, String servers, List<String> topics) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of(size, servers));
    arguments.addAll(topics);
    Process process = ChildJvm.likeThis(MemoryChild.class, List.of(), arguments.toArray()).start();
    return new WindowProcess(process, servers, topics);
  }

  /**
   * Sends numbers to the topics and samples the memory in RAM, from the start on.
   *
   * @param rate records per second and topic
   * @param warmUpSeconds how long to wait after the first sample on screen
   * @param seconds how long the median is taken after that
   */
  MemoryFigures measure(int rate, int warmUpSeconds, int seconds) throws IOException {
    List<Long> measured = new ArrayList<>();
    long peak = 0;
    long shown = Long.MAX_VALUE;
    long sampled = System.nanoTime();
    try (SineSender sender = new SineSender(servers, topics, rate)) {
      for (long now = System.nanoTime(); since(shown, now) < warmUpSeconds + seconds; ) {
        sender.send();
        LockSupport.parkNanos(TURN_NANOS);
        now = System.nanoTime();
        if (shown == Long.MAX_VALUE && said.ready()) {
          line();
          shown = now;
        }
        if (now - sampled > SAMPLE_NANOS) {
          sampled = now;
          long resident = ProcessUsage.of(process.pid()).residentBytes();
          peak = Math.max(peak, resident);
          if (since(shown, now) > warmUpSeconds) {
            measured.add(resident);
          }
        }
      }
    }
    process.getOutputStream().close();
    return new MemoryFigures(
        Medians.rounded(Medians.of(measured, Long::doubleValue) / MB),
        Medians.rounded(peak / MB),
        Medians.rounded(Double.parseDouble(line()) / MB));
  }

  private static double since(long shown, long now) {
    return shown == Long.MAX_VALUE ? 0 : (now - shown) / 1e9;
  }

  private String line() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new IOException("the window's process ended early");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
