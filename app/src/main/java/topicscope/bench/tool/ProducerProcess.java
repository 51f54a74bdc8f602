package topicscope.bench.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends numbers to a topic at a steady rate, to its partitions in turn, from its own JVM. It ends
 * when its standard input ends.
 */
public final class ProducerProcess {
  private static final long TURN_NANOS = 5_000_000;
  private static final int VALUES = 1_000;

  private ProducerProcess() {}

  /** The command that starts it. */
  public static ProcessBuilder command(
      String servers, String topic, String partitions, String perSecond) {
    return ChildJvm.command(
            ProducerProcess.class, List.of("-Xmx256m"), servers, topic, partitions, perSecond)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /** Arguments: bootstrap servers, topic, partitions, records per second. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().start(ProducerProcess::endWithInput);
    int partitions = Integer.parseInt(args[2]);
    long rate = Long.parseLong(args[3]);
    byte[][] values = new byte[VALUES][];
    for (int i = 0; i < VALUES; i++) {
      long value = Math.round(1_000 * Math.sin(2 * Math.PI * i / VALUES));
      values[i] = Long.toString(value).getBytes(StandardCharsets.UTF_8);
    }
    try (KafkaProducer<byte[], byte[]> producer =
        Benchmark.producer(args[0], Map.of("linger.ms", 10, "batch.size", 1 << 17))) {
      long started = System.nanoTime();
      for (long sent = 0; ; LockSupport.parkNanos(TURN_NANOS)) {
        long due = (long) ((System.nanoTime() - started) / 1e9 * rate);
        for (; sent < due; sent++) {
          int partition = (int) (sent % partitions);
          byte[] value = values[(int) (sent / partitions * (partition + 1) % VALUES)];
          var _ = producer.send(new ProducerRecord<>(args[1], partition, null, value));
        }
      }
    }
  }

  private static void endWithInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The pipe is closed: the parent process has ended.
    }
    Runtime.getRuntime().halt(0);
  }
}
