package topicscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import topicscope.bench.tool.Benchmark;
import topicscope.bench.tool.Medians;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.transform.Transform;
import topicscope.transform.TransformRunner;
import topicscope.transform.TransformState;

/**
 * Measures the cost of each transform per sample, compared with the cost of appending a sample to a
 * buffer.
 */
@Command(
    name = "transform",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what each transform costs per sample.",
      "Prints one line of JSON a transform: nanoseconds per sample from the buffer of one series to"
          + " that of the other, and beside it appending a sample to a buffer (the floor). The"
          + " median of the rounds counts."
    })
public final class TransformBench extends Benchmark {
  private static final List<String> TRANSFORMS =
      List.of(
          "mean(a, 100ms)",
          "mean(a, 1s)",
          "mean(a, 10s)",
          "mean(a, 1min)",
          "band(a, 1s)",
          "min(a, 1s)",
          "max(a, 1s)",
          "sum(a, 1s)",
          "count(a, 1s)",
          "last(a, 1s)",
          "p95(a, 1s)",
          "p95(a, 1min)",
          "derivative(a)",
          "rate(a)",
          "average(a, 100)",
          "average(a, 10s)",
          "smooth(a, 0.1)",
          "smooth(a, 5s)",
          "difference(a, b)",
          "ratio(a, b)",
          "records(1s)");
  private static final int BATCH = 500;
  private static final long SEED = 7_2026;
  private static final long START_MS = 1_700_000_000_000L;
  private static final double DISORDERED = 0.02;

  @Option(
      names = "--samples",
      paramLabel = "COUNT",
      defaultValue = "1000000",
      description = "Samples, one a millisecond (default: ${DEFAULT-VALUE}).")
  private int samples = 1_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      defaultValue = "5",
      description =
          "How often each transform is run; two more to warm up (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Override
  protected void measure() throws Exception {
    if (samples < BATCH || rounds < 1) {
      throw new IllegalArgumentException(
          "at least " + BATCH + " samples and 1 round are needed to measure anything");
    }
    List<SampleBatch> batches = batches();
    double floor = median(() -> append(batches, new SampleBuffer(samples)));
    for (String text : TRANSFORMS) {
      print(
          line("transform")
              .put("case", text)
              .put("unit", "ns/sample")
              .put("transform", median(() -> run(Transform.parse(text), batches)))
              .put("append", floor)
              .put("samples", samples)
              .put("rounds", rounds));
    }
  }

  private double median(Callable<Double> nanos) throws Exception {
    return Medians.rounded(Medians.ofRounds(2, rounds, nanos) / samples);
  }

  private static double append(List<SampleBatch> batches, SampleBuffer to) {
    long started = System.nanoTime();
    batches.forEach(to::append);
    return System.nanoTime() - started;
  }

  /** Only the steps are timed, not the appending of the samples. */
  private double run(Transform transform, List<SampleBatch> batches) {
    SeriesSet set = new SeriesSet(samples);
    TransformRunner derivations = new TransformRunner(set);
    derivations.add(transform);
    Series a = set.series("a");
    Series b = set.series("b");
    long nanos = 0;
    for (SampleBatch batch : batches) {
      a.buffer().append(batch);
      b.buffer().append(batch);
      for (int i = 0; i < BATCH; i++) {
        set.tally().add(START_MS + (a.buffer().appended() - BATCH + i), 100, 0, i);
      }
      set.tally().flush();
      long started = System.nanoTime();
      derivations.step(START_MS);
      nanos += System.nanoTime() - started;
    }
    TransformState derived = derivations.all().getFirst();
    if (derived.series().isEmpty() || derived.series().get().buffer().appended() == 0) {
      throw new IllegalStateException(transform + " gave nothing");
    }
    return nanos;
  }

  /** A random walk; a few samples are up to 0.2 s late. */
  private List<SampleBatch> batches() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<SampleBatch> batches = new ArrayList<>();
    double value = 50;
    for (int i = 0; i + BATCH <= samples; i += BATCH) {
      SampleBatch batch = new SampleBatch();
      for (int j = i; j < i + BATCH; j++) {
        value += random.nextDouble() - 0.5;
        long late = random.nextDouble() < DISORDERED ? random.nextInt(200) : 0;
        batch.add(START_MS + j - late, value, 0, j);
      }
      batches.add(batch);
    }
    return batches;
  }
}
