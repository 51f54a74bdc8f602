package topicscope.signal.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.signal.Sample;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.TimeUnit;
import topicscope.signal.XRange;

@Execution(CONCURRENT)
class SamplePairsTest {
  private static final XRange ALL = new XRange.ByNumber(0, XRange.FURTHEST);
  private static final long NOW = System.currentTimeMillis() - 3_600_000;
  private static final long MS = 1_000_000;

  /** A pair as the reference finds it. */
  private record Pair(double x, double y, long time, boolean joined) {}

  private static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName(
      "pairs of random signals are those that a search of all samples finds: equal times, disorder,"
          + " other rates, gaps, none at all")
  void pair_randomSignals_asTheReference(int seed) {
    Random random = new Random(seed);
    SampleBuffer y = signal(random);
    // Often both come from the same records.
    SampleBuffer x = random.nextInt(4) == 0 ? signal(new Random(seed)) : signal(random);
    long tolerance = random.nextInt(4) == 0 ? 0 : random.nextInt(400) * MS / 2;
    SamplePairs pairs = new SamplePairs();
    TimedRun yRun = run(y);
    TimedRun xRun = run(x);
    pairs.pair(yRun, xRun, tolerance);

    List<Pair> expected = reference(y, x, tolerance);
    assertThat(pairs(pairs)).isEqualTo(expected);
    assertThat(pairs.alone()).isEqualTo(y.size() - expected.size());
    // The room is used again, and what was in it is forgotten.
    pairs.pair(xRun, yRun, tolerance);
    assertThat(pairs(pairs)).isEqualTo(reference(x, y, tolerance));
    assertThat(PairTolerance.between(yRun, xRun))
        .isEqualTo(Math.max(MS, Math.max(median(y), median(x)) / 2));
  }

  private static SampleBuffer signal(Random random) {
    boolean fine = random.nextInt(4) == 0;
    SampleBuffer buffer =
        new SampleBuffer(1_000, fine ? TimeUnit.NANOSECONDS : TimeUnit.MILLISECONDS);
    int size = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(600);
    int spacing = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(200);
    double disorder = random.nextInt(2) * random.nextDouble();
    long time = NOW + random.nextInt(500);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < size; i++) {
      time += random.nextInt(spacing + 1);
      time += random.nextInt(100) == 0 ? 60_000 : 0;
      long late = random.nextDouble() < disorder ? random.nextInt(5 * spacing) : 0;
      batch.nanos(fine ? random.nextInt(1_000_000) : 0);
      batch.add(time - late, random.nextGaussian(), 0, i);
    }
    buffer.append(batch);
    return buffer;
  }

  private static List<Sample> sorted(SampleBuffer buffer) {
    List<Sample> samples = new ArrayList<>();
    for (long i = buffer.firstNumber(); i < buffer.appended(); i++) {
      samples.add(buffer.sample(i).orElseThrow());
    }
    samples.sort(Comparator.comparingLong(SamplePairsTest::nanos));
    return samples;
  }

  private static long nanos(Sample sample) {
    return sample.timeMs() * MS + sample.nanos();
  }

  private static long median(SampleBuffer buffer) {
    List<Sample> samples = sorted(buffer);
    long[] spacings =
        IntStream.range(1, samples.size())
            .mapToLong(i -> nanos(samples.get(i)) - nanos(samples.get(i - 1)))
            .sorted()
            .toArray();
    int count = spacings.length;
    if (count == 0) {
      return 0;
    }
    return (spacings[(count - 1) / 2] + spacings[count / 2]) / 2;
  }

  /** Compares each sample of y with all of x. */
  private static List<Pair> reference(SampleBuffer yBuffer, SampleBuffer xBuffer, long tolerance) {
    List<Sample> ys = sorted(yBuffer);
    List<Sample> xs = sorted(xBuffer);
    List<Pair> pairs = new ArrayList<>();
    long lastY = 0;
    long lastX = 0;
    for (int i = 0; i < ys.size(); i++) {
      Sample y = ys.get(i);
      long time = nanos(y);
      long nearest =
          xs.stream()
              .map(SamplePairsTest::nanos)
              .min(
                  Comparator.<Long>comparingLong(at -> Math.abs(at - time))
                      .thenComparingLong(at -> at))
              .orElse(Long.MAX_VALUE);
      if (xs.isEmpty() || Math.abs(nearest - time) > tolerance) {
        continue;
      }
      long rank = ys.subList(0, i).stream().filter(one -> nanos(one) == time).count();
      List<Sample> there = xs.stream().filter(one -> nanos(one) == nearest).toList();
      Sample x = there.get((int) Math.min(rank, there.size() - 1));
      long unbroken = Math.max(longest(yBuffer, y.number()), longest(xBuffer, x.number()));
      boolean joined = !pairs.isEmpty() && Math.max(time - lastY, nearest - lastX) <= unbroken;
      pairs.add(new Pair(x.value(), y.value(), time, joined));
      lastY = time;
      lastX = nearest;
    }
    return pairs;
  }

  private static long longest(SampleBuffer buffer, long number) {
    long ms = buffer.longestSpacing(number);
    return ms == Long.MAX_VALUE ? ms : ms * MS;
  }

  private static List<Pair> pairs(SamplePairs found) {
    return IntStream.range(0, found.size())
        .mapToObj(i -> new Pair(found.x(i), found.y(i), found.time(i), found.isJoined(i)))
        .toList();
  }

  private static TimedRun run(SampleBuffer buffer) {
    TimedRun run = new TimedRun();
    run.take(buffer, ALL);
    return run;
  }

  private static SampleBuffer of(long... atMs) {
    SampleBuffer buffer = new SampleBuffer(Math.max(1, atMs.length));
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < atMs.length; i++) {
      batch.add(NOW + atMs[i], i, 0, i);
    }
    buffer.append(batch);
    return buffer;
  }

  private static SamplePairs pair(SampleBuffer y, SampleBuffer x, long toleranceMs) {
    SamplePairs pairs = new SamplePairs();
    pairs.pair(run(y), run(x), toleranceMs * MS);
    return pairs;
  }

  @Test
  @DisplayName("the earlier one of two equally near samples is the partner")
  void pair_tie_earlier() {
    SamplePairs pairs = pair(of(50), of(0, 100), 50);
    assertThat(pairs(pairs)).extracting(Pair::x).containsExactly(0.0);
    assertThat(pair(of(50), of(0, 99), 50).x(0)).isEqualTo(1);
  }

  @Test
  @DisplayName("a sample farther than the tolerance from all others has no partner, and counts")
  void pair_beyondTolerance_alone() {
    SamplePairs pairs = pair(of(0, 100, 1_000), of(10, 90), 10);
    assertThat(pairs.size()).isEqualTo(2);
    assertThat(pairs.alone()).isEqualTo(1);
    assertThat(pair(of(1, 2), of(), 10).alone()).isEqualTo(2);
    assertThat(pair(of(), of(1, 2), 10).alone()).isZero();
  }

  @Test
  @DisplayName("samples of many records in one millisecond are paired in the order of arrival")
  void pair_equalTimes_byArrival() {
    SamplePairs pairs = pair(of(5, 5, 5, 5), of(5, 5, 5), 1);
    assertThat(pairs(pairs)).extracting(Pair::x).containsExactly(0.0, 1.0, 2.0, 2.0);
  }

  @Test
  @DisplayName("the line breaks at a pause of either series that is longer than usual in both")
  void pair_gap_breaksLine() {
    long[] steady = LongRange.of(0, 100, 40);
    long[] paused = steady.clone();
    for (int i = 20; i < paused.length; i++) {
      paused[i] += 60_000;
    }
    SamplePairs both = pair(of(paused), of(paused), 50);
    assertThat(breaks(both)).containsExactly(0, 20);
    // Within so long a tolerance all have partners, yet no line leads over the pause of x.
    SamplePairs ofX = pair(of(LongRange.of(0, 100, 640)), of(paused), 60_000);
    assertThat(ofX.size()).isEqualTo(640);
    assertThat(breaks(ofX)).hasSize(2);
    assertThat(breaks(pair(of(steady), of(steady), 50))).containsExactly(0);
  }

  private static List<Integer> breaks(SamplePairs pairs) {
    return IntStream.range(0, pairs.size()).filter(i -> !pairs.isJoined(i)).boxed().toList();
  }

  /** Evenly spaced numbers. */
  private static final class LongRange {
    private LongRange() {}

    static long[] of(long from, long step, int count) {
      return IntStream.range(0, count).mapToLong(i -> from + i * step).toArray();
    }
  }

  @Test
  @DisplayName("the tolerance is half the larger median spacing, and at least 1 ms")
  void tolerance_byTheSlowerSeries() {
    assertThat(PairTolerance.between(run(of(0, 10, 20)), run(of(0, 500, 1_000))))
        .isEqualTo(250 * MS);
    assertThat(PairTolerance.between(run(of(0, 1, 1)), run(of()))).isEqualTo(MS);
  }
}
