package topicscope.signal.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(CONCURRENT)
class DistributionTest {
  private static final Binning LINEAR = new Binning(false, 1, 60);
  private static final Binning LOGARITHMIC = new Binning(true, 1, 60);

  /** What values are like. */
  record Kind(String name, DoubleSupplier value) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    SplittableRandom random = new SplittableRandom(3);
    return Stream.of(
        new Kind("uniform", random::nextDouble),
        new Kind("normal", random::nextGaussian),
        new Kind("latencies", () -> Math.exp(3 + 1.5 * random.nextGaussian())),
        new Kind("small whole numbers", () -> random.nextInt(7)),
        new Kind("large whole numbers", () -> random.nextInt(-50_000, 80_000)),
        new Kind("one decimal", () -> Math.rint(200 + 30 * random.nextGaussian()) / 10),
        new Kind("nearly always 0", () -> random.nextInt(50) == 0 ? random.nextInt(5_000) : 0),
        new Kind("negative", () -> -random.nextDouble(1e-6, 1e6)),
        new Kind("only 0", () -> 0),
        new Kind("one value", () -> -4.25),
        new Kind("close together", () -> 1e12 + random.nextDouble()),
        new Kind("beyond whole doubles", () -> 1e17 + 16 * random.nextInt(5)),
        new Kind("tiny", () -> random.nextInt(9) * 1e-305),
        new Kind("huge", () -> (random.nextDouble() - 0.5) * 2 * Double.MAX_VALUE),
        new Kind("0 and below", () -> -random.nextInt(3)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName(
      "the figures are those of the sorted values, and every value is in the bin whose edges are"
          + " around it")
  void of_anyValues_isRight(Kind kind) {
    for (int size : new int[] {1, 2, 3, 4, 19, 20, 21, 100, 1_000, 30_000}) {
      double[] values =
          IntStream.range(0, size).mapToDouble(i -> kind.value.getAsDouble()).toArray();
      for (Binning wanted : new Binning[] {LINEAR, LOGARITHMIC, new Binning(false, 1_024, 7)}) {
        double[] given = Arrays.copyOf(values, size + 3);
        Arrays.fill(given, size, size + 3, Double.NaN);
        Distribution actual = Distribution.of(given, size, wanted);
        double[] sorted = Arrays.stream(values).sorted().toArray();
        checkFigures(actual, sorted);
        checkBins(actual.histogram(), sorted);
        assertThat(actual.histogram().size()).isBetween(1, 2 * wanted.max());
      }
    }
  }

  private static void checkFigures(Distribution actual, double[] sorted) {
    int size = sorted.length;
    assertThat(actual.count()).isEqualTo(size);
    assertThat(actual.min()).isEqualTo(sorted[0]);
    assertThat(actual.max()).isEqualTo(sorted[size - 1]);
    assertThat(actual.median())
        .isEqualTo(
            size % 2 == 1 ? sorted[size / 2] : sorted[size / 2 - 1] / 2 + sorted[size / 2] / 2);
    assertThat(actual.p95()).isEqualTo(sorted[(int) Math.ceil(0.95 * size) - 1]);
    assertThat(actual.p99()).isEqualTo(sorted[(int) Math.ceil(0.99 * size) - 1]);
    double largest = Math.max(Math.abs(sorted[0]), Math.abs(sorted[size - 1]));
    double scale = largest > 0 ? largest : 1;
    double mean = Arrays.stream(sorted).map(value -> value / scale).sum() / size;
    double squares =
        Arrays.stream(sorted).map(value -> Math.pow(value / scale - mean, 2)).sum() / size;
    assertThat(actual.mean() / scale).isCloseTo(mean, within(1e-12));
    assertThat(actual.deviation() / scale).isCloseTo(Math.sqrt(squares), within(1e-6));
  }

  private static void checkBins(Histogram histogram, double[] sorted) {
    int last = histogram.size() - 1;
    int[] counts = new int[histogram.size()];
    int bin = 0;
    for (double value : sorted) {
      while (bin < last && value >= histogram.to(bin)) {
        bin++;
      }
      assertThat(value).isBetween(histogram.from(bin), histogram.to(bin));
      counts[bin]++;
    }
    for (int i = 0; i <= last; i++) {
      assertThat(histogram.count(i)).isEqualTo(counts[i]);
      assertThat(histogram.from(i)).isFinite().isLessThan(histogram.to(i));
      assertThat(histogram.to(i)).isFinite();
    }
    assertThat(histogram.largest()).isEqualTo(Arrays.stream(counts).max().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0 1 2 3, -0.5 0.5 1.5 2.5 3.5",
    "false, 0.1 0.2 0.3, 0.05 0.15 0.25 0.35",
    "false, 7, 6.5 7.5",
    "true, 1 10 100 1000, 1 10 100 1000 10000",
    "true, 0 1 10 100, 0 1 10 100 1000",
    "true, -10 0 10, -20 -10 10 20",
    "true, -100 -10, -200 -100 -50 -20 -10",
    "true, 0, -0.5 0.5"
  })
  @DisplayName("edges are at round numbers, between neighbouring values, and at powers of ten")
  void edges_fewValues_areRound(boolean logarithmic, String values, String edges) {
    double[] given = Stream.of(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    Histogram histogram =
        Distribution.of(given, given.length, new Binning(logarithmic, 1, 6)).histogram();
    String found =
        IntStream.rangeClosed(0, histogram.size())
            .mapToDouble(i -> i < histogram.size() ? histogram.from(i) : histogram.to(i - 1))
            .mapToObj(edge -> Float.toString((float) edge).replaceAll("\\.0$", ""))
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(edges);
  }

  @Test
  @DisplayName("more values have narrower bins, up to as many as have room; widths are 1, 2 or 5")
  void width_moreValues_isNarrower() {
    assertThat(widths(200, 300)).isEqualTo(10);
    assertThat(widths(20_000, 300)).isEqualTo(2);
    assertThat(widths(20_000, 20)).isEqualTo(5);
    assertThat(widths(1_000_000, 300)).isEqualTo(1);
  }

  private static double widths(int size, int max) {
    return width(size, new Binning(false, 1, max));
  }

  private static double width(int size, Binning wanted) {
    SplittableRandom random = new SplittableRandom(size);
    double[] values =
        IntStream.range(0, size).mapToDouble(i -> 100 * random.nextDouble()).toArray();
    Histogram histogram = Distribution.of(values, size, wanted).histogram();
    return histogram.to(0) - histogram.from(0);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0, 10", "200, 5, 5", "200, 2, 10", "200, 20, 10",
    "1000, 0, 5", "1000, 10, 10", "1000, 20, 5", "1000, 5, 5"
  })
  @DisplayName("the width before stays while it nearly fits")
  void width_before_staysIfItNearlyFits(int size, double before, double expected) {
    assertThat(width(size, new Binning(false, 1, 300, before))).isEqualTo(expected);
  }

  @Test
  @DisplayName("widths are round in the unit in which values are shown")
  void width_otherUnit_isRoundThere() {
    double[] values = IntStream.range(0, 10_000).mapToDouble(i -> i * 4_096.0).toArray();
    Histogram histogram =
        Distribution.of(values, values.length, new Binning(false, 1 << 20, 50)).histogram();
    assertThat(histogram.to(0) - histogram.from(0)).isEqualTo(1 << 20);
  }

  @Test
  @DisplayName("no values have no figures and no bins")
  void of_noValues_isNone() {
    assertThat(Distribution.of(new double[4], 0, LINEAR)).isSameAs(Distribution.NONE);
    assertThat(Distribution.NONE.histogram().size()).isZero();
    assertThat(Distribution.NONE.histogram().largest()).isZero();
  }
}
