package topicscope.bench.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.ChildJvm;

/**
 * Sends JSON records of ten numbers from its own JVM, at uneven intervals. The timestamp of a
 * record is the time at which it was made. It ends when its standard input ends.
 */
final class ServeSender {
  static final int SERIES = 10;
  private static final long SEED = 10;

  private ServeSender() {}

  /** The command that starts it. */
  static ProcessBuilder command(String servers, String topic, int perSecond) {
    return ChildJvm.command(ServeSender.class, List.of("-Xmx128m"), servers, topic, perSecond)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /** Arguments: bootstrap servers, topic, records per second. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().start(ServeSender::endWithInput);
    Random random = new Random(SEED);
    double meanNanos = 1e9 / Double.parseDouble(args[2]);
    try (KafkaProducer<byte[], byte[]> producer =
        Benchmark.producer(args[0], java.util.Map.of("linger.ms", 0))) {
      for (double due = System.nanoTime(); ; due += meanNanos * (0.5 + random.nextDouble())) {
        while (System.nanoTime() < due) {
          LockSupport.parkNanos((long) due - System.nanoTime());
        }
        String value =
            IntStream.range(0, SERIES)
                .mapToObj(i -> "\"f" + i + "\":" + random.nextInt(1_000) / 10.0)
                .collect(Collectors.joining(",", "{", "}"));
        long now = System.currentTimeMillis();
        var _ = producer.send(new ProducerRecord<>(args[1], 0, now, null, value.getBytes(UTF_8)));
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
