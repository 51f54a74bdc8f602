package topicscope.bench.memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.ChildJvm;
import topicscope.bench.tool.Medians;
import topicscope.producer.bench.ProcessUsage;

/** The process with the window, seen from outside. Used by one thread. */
final class WindowProcess implements AutoCloseable {
  private static final double MB = 1e6;
  private static final double WARM_UP_S = 15;
  private static final long SAMPLE_NANOS = 250_000_000;

  private final Process process;
  private final String servers;
  private final List<String> topics;

  private WindowProcess(Process process, String servers, List<String> topics) {
    this.process = process;
    this.servers = servers;
    this.topics = topics;
  }

  /** Opens a window that shows the topics; without topics, one with nothing in it. */
  static WindowProcess start(String size, String servers, List<String> topics)
      throws IOException {
    List<Object> arguments = new ArrayList<>(List.of(size, servers));
    arguments.addAll(topics);
    Process process =
        ChildJvm.likeThis(MemoryChild.class, List.of(), arguments.toArray()).start();
    return new WindowProcess(process, servers, topics);
  }

  /**
   * Sends numbers to the topics and samples the memory in RAM, from the start on.
   *
   * @param rate records per second and topic
   */
  MemoryFigures measure(int rate, int seconds) throws IOException, InterruptedException {
    List<Long> measured = new ArrayList<>();
    long peak = 0;
    try (KafkaProducer<byte[], byte[]> producer = topics.isEmpty() ? null : producer()) {
      long began = System.nanoTime();
      long sampled = began;
      long sent = 0;
      for (double elapsed = 0; elapsed < WARM_UP_S + seconds; ) {
        LockSupport.parkNanos(1_000_000);
        long now = System.nanoTime();
        elapsed = (now - began) / 1e9;
        for (; producer != null && sent < elapsed * rate; sent++) {
          byte[] value = value(sent);
          topics.forEach(topic -> producer.send(new ProducerRecord<>(topic, value)));
        }
        if (now - sampled > SAMPLE_NANOS) {
          sampled = now;
          long resident = ProcessUsage.of(process.pid()).residentBytes();
          peak = Math.max(peak, resident);
          if (elapsed > WARM_UP_S) {
            measured.add(resident);
          }
        }
      }
    }
    return new MemoryFigures(
        Medians.rounded(Medians.of(measured, Long::doubleValue) / MB),
        Medians.rounded(peak / MB),
        Medians.rounded(heapAtEnd() / MB));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return Benchmark.producer(servers, Map.of());
  }

  private static byte[] value(long number) {
    return Long.toString(Math.round(1_000 * Math.sin(number / 50.0)))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The process prints it when its input ends, and ends. */
  private double heapAtEnd() throws IOException {
    process.getOutputStream().close();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      if (line == null) {
        throw new IOException("the window's process ended early");
      }
      return Double.parseDouble(line);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
