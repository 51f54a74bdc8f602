package topicscope.producer.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import topicscope.platform.HostName;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.Encoder;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Publisher;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.run.ProducerRun;
import topicscope.producer.sampling.SamplingListener;
import topicscope.producer.sampling.SamplingLoop;
import topicscope.producer.sampling.SamplingSchedule;
import topicscope.producer.source.CpuSource;
import topicscope.producer.source.Source;
import topicscope.producer.synthetic.SignalSource;
import topicscope.producer.synthetic.Signals;

/**
 * Runs the measurements with the production classes and prints one line of JSON per case. Used by
 * one thread.
 */
public final class Bench {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration USAGE_WARM_UP = Duration.ofSeconds(20);
  private static final double UNREACHABLE_RATE = 20e6;
  private static final int ROUNDS = 5;

  private final ProducerRun.Connection connection;
  private final String topic;
  private final PrintWriter out;

  public Bench(ProducerRun.Connection connection, String topic, PrintWriter out) {
    this.connection = connection;
    this.topic = topic;
    this.out = out;
  }

  /** Measures how late the CPU source is read at 2 Hz. */
  public void pace(Duration duration) throws InterruptedException {
    TimedSource source = new TimedSource(new CpuSource(), INTERVAL);
    try (KafkaSink sink =
        KafkaSink.open(connection.settings(SendPolicy.MEASURED), SinkListener.NONE)) {
      Publisher publisher = sink.publisher(route(ValueFormat.INT), DeliveryListener.NONE);
      try (SamplingLoop loop =
          SamplingLoop.start(source, publisher, INTERVAL, SamplingListener.NONE)) {
        Thread.sleep(WARM_UP);
        source.measure();
        Thread.sleep(duration);
        Jitter jitter = source.jitter();
        print(
            String.format(
                Locale.ROOT,
                "\"case\":\"lateness-2hz\",\"unit\":\"ms\",\"samples\":%d,\"p50\":%.3f,\"p99\":%.3f,"
                    + "\"max\":%.3f,\"missedTicks\":%d",
                jitter.count(),
                jitter.quantileMillis(0.5),
                jitter.quantileMillis(0.99),
                jitter.quantileMillis(1),
                loop.missedTicks()));
      }
    }
  }

  /** Measures CPU and memory of the program itself at 2 Hz, in a process of its own. */
  public void usage(Duration duration, List<String> sendArguments)
      throws InterruptedException, IOException {
    List<String> options = new ArrayList<>(sendArguments);
    options.add("--topic=" + topic);
    Optional<Sampler> started = Sampler.start(options);
    if (started.isEmpty()) {
      out.println("CPU and memory are measured only when started by bin/topicscope-producer.");
      return;
    }
    try (Sampler sampler = started.get()) {
      Thread.sleep(USAGE_WARM_UP);
      ProcessUsage before = sampler.usage();
      Thread.sleep(duration);
      ProcessUsage after = sampler.usage();
      print(
          String.format(
              Locale.ROOT,
              "\"case\":\"cpu-2hz\",\"unit\":\"percent-of-a-core\",\"topicscope\":%.2f",
              after.corePercentSince(before)));
      print(
          String.format(
              Locale.ROOT,
              "\"case\":\"memory-2hz\",\"unit\":\"MB\",\"topicscope\":%.1f",
              after.residentBytes() / 1e6));
    }
  }

  /**
   * Measures the highest rate of our loop and of a bare loop in turn, with the same settings and
   * value size.
   */
  public void rate(ValueFormat format, Duration round) throws InterruptedException {
    double[] ours = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    SinkSettings settings = connection.settings(SendPolicy.GENERATED);
    try (BareLoop loop = new BareLoop(settings.forKafka(), topic, valueBytes(format));
        KafkaSink sink = KafkaSink.open(settings, SinkListener.NONE)) {
      loop.run(round.toNanos());
      ourRound(sink, format, round);
      for (int i = 0; i < ROUNDS; i++) {
        bare[i] = loop.run(round.toNanos());
        ours[i] = ourRound(sink, format, round);
      }
    }
    print(
        String.format(
            Locale.ROOT,
            "\"case\":\"rate-%s\",\"unit\":\"records/s\",\"topicscope\":%.0f,\"bare\":%.0f,\"ratio\":%.2f",
            format,
            median(ours),
            median(bare),
            median(ours) / median(bare)));
  }

  private double ourRound(KafkaSink sink, ValueFormat format, Duration round)
      throws InterruptedException {
    Publisher publisher = sink.publisher(route(format), DeliveryListener.NONE);
    CountDownLatch never = new CountDownLatch(1);
    while (!publisher.isReady()) {
      pause(never);
    }
    long start = System.nanoTime();
    SamplingLoop loop =
        SamplingLoop.start(
            walk(),
            publisher,
            SamplingSchedule.generating(UNREACHABLE_RATE),
            SamplingListener.NONE);
    try (loop) {
      Thread.sleep(round);
    }
    while (publisher.totals().underWay() > 0) {
      pause(never);
    }
    return publisher.totals().acknowledged() * 1e9 / (System.nanoTime() - start);
  }

  private static int valueBytes(ValueFormat format) {
    Encoder encoder = format.encoder(new Route("t", Optional.empty(), format, HostName.get()));
    Source walk = walk();
    long sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += encoder.encode(System.currentTimeMillis(), walk.read().orElseThrow()).length;
    }
    return Math.toIntExact(Math.round(sum / 1000.0));
  }

  private static Source walk() {
    return new SignalSource("random", Signals.walk(1, 1000), 0.001, 2);
  }

  private Route route(ValueFormat format) {
    return new Route(topic, Optional.empty(), format, HostName.get());
  }

  private void print(String members) {
    out.println("{\"bench\":\"producer\"," + members + "}");
    out.flush();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void pause(CountDownLatch never) throws InterruptedException {
    never.await(1, TimeUnit.MILLISECONDS);
  }
}
