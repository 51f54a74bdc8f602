package topicscope.bench.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.alert.AlertRule;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SeriesSet;
import topicscope.transform.TransformRunner;
import topicscope.trigger.TriggerMonitor;

/** Measures what triggers cost. */
@Command(
    name = "trigger",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what triggers on one series cost beside the work of appending its samples: a noisy"
          + " wave of 200,000 samples a second, as fast as it goes, in portions of 500; the"
          + " triggers have levels all over it. Beside it the same with none, and with one.",
      "One line of JSON: nanoseconds for each sample, and the share of a core at 200,000 a second."
    })
public final class TriggerBench extends Benchmark {
  private static final int PORTION = 500;
  private static final int PER_SECOND = 200_000;
  private static final int CAPACITY = 100_000;
  private static final long BEGIN = 1_700_000_000_000L;
  private static final long SEED = 4_2026;

  @Option(
      names = "--triggers",
      defaultValue = "20",
      paramLabel = "N",
      description = "Triggers on the series (default: ${DEFAULT-VALUE}).")
  private int triggers = 20;

  @Option(
      names = "--samples",
      defaultValue = "10000000",
      paramLabel = "N",
      description = "Samples in each round (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000_000;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "Rounds of which the median counts, after one more (default:" + " ${DEFAULT-VALUE}).")
  private int rounds = 5;

  private final AtomicLong fired = new AtomicLong();

  @Override
  protected void measure() {
    if (triggers < 1 || samples < PORTION || rounds < 1) {
      throw new IllegalArgumentException("--triggers, --samples and --rounds are too small");
    }
    List<Double> none = new ArrayList<>();
    List<Double> one = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      double without = nanos(0);
      double single = nanos(1);
      double with = nanos(triggers);
      if (round >= 0) {
        none.add(without);
        one.add(single - without);
        all.add(with - without);
      }
    }
    double cost = Medians.of(all, nanos -> nanos);
    print(
        line("trigger")
            .put("triggers", triggers)
            .put("nanosPerSample", Medians.rounded(cost))
            .put("oneNanosPerSample", Medians.rounded(Medians.of(one, nanos -> nanos)))
            .put("appendNanosPerSample", Medians.rounded(Medians.of(none, nanos -> nanos)))
            .put("shareOfCoreAt200k", Math.round(cost * PER_SECOND / 1e9 * 1e4) / 1e4)
            .put("fired", fired.get())
            .put("samples", samples));
  }

  /** How long a sample takes. */
  private double nanos(int count) {
    SeriesSet set = new SeriesSet(CAPACITY);
    SampleBuffer buffer = set.series("wave").buffer();
    TriggerMonitor monitor = new TriggerMonitor("bench", set, new TransformRunner(set), () -> true);
    for (int i = 0; i < count; i++) {
      double level = -1 + 2.0 * (i + 0.5) / count;
      monitor.add(
          AlertRule.parse("wave " + (i % 2 == 0 ? "> " : "crosses ") + level),
          firing -> fired.incrementAndGet());
    }
    SampleBatch batch = new SampleBatch();
    Random random = new Random(SEED);
    long taken = 0;
    for (int sample = 0; sample < samples; sample += PORTION) {
      batch.clear();
      for (int i = sample; i < sample + PORTION; i++) {
        long ms = BEGIN + i * 1_000L / PER_SECOND;
        double value = Math.sin(i * 1e-5) + random.nextDouble() * 1e-3;
        batch.add(ms, value, 0, i);
      }
      long began = System.nanoTime();
      buffer.append(batch);
      set.changed();
      monitor.step(BEGIN + sample * 1_000L / PER_SECOND);
      taken += System.nanoTime() - began;
    }
    return (double) taken / samples;
  }
}
