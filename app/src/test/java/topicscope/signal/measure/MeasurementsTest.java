package topicscope.signal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.signal.distribution.Binning;
import topicscope.signal.distribution.Distribution;

@Execution(CONCURRENT)
class MeasurementsTest {
  private static final double CLOSE = 1e-9;
  private static final long NEVER = Long.MAX_VALUE;

  /** A signal with what numpy found in it; golden.json says how it is made. */
  record Golden(String name, JsonNode signal) {
    double[] numbers(String field) {
      return signal.path(field).valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Golden> goldens() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            MeasurementsTest.class.getResourceAsStream("/topicscope/measure/golden.json"))) {
      return new ObjectMapper()
          .readTree(file)
          .path("cases")
          .valueStream()
          .map(one -> new Golden(one.path("name").textValue(), one))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  @DisplayName(
      "every measure of a signal is the one that numpy finds, and a dash where it has none")
  void of_signal_isAsInNumpy(Golden golden) {
    double[] values = golden.numbers("values");
    Measurements found =
        measured(golden.numbers("times"), values, golden.signal.path("longestSpacing").longValue());
    for (Measure measure : Measure.values()) {
      JsonNode expected = golden.signal.path("expected").path(measure.id());
      assertThat(expected.isMissingNode()).as(measure.id()).isFalse();
      if (expected.isNull()) {
        assertThat(found.value(measure)).as(measure.id()).isEmpty();
      } else {
        double value = expected.doubleValue();
        assertThat(found.value(measure).orElseThrow())
            .as(measure.id())
            .isCloseTo(value, within(CLOSE * Math.abs(value)));
      }
    }
  }

  private static Measurements measured(double[] times, double[] values, long longestSpacing) {
    double[] copy = values.clone();
    Measurements found = Measurements.of(TimedValues.of(times.clone(), copy, longestSpacing));
    return found.with(Distribution.of(copy, copy.length, new Binning(false, 1, 10)));
  }

  /** A signal with a sample every 10 ms. */
  private static Measurements sampled(double... values) {
    double[] times = IntStream.range(0, values.length).mapToDouble(i -> 10.0 * i).toArray();
    return measured(times, values, NEVER);
  }

  @Test
  @DisplayName("without a sample the count is 0 and every other measure a dash")
  void of_noSample_isEmpty() {
    Measurements none = Measurements.of(TimedValues.of(new double[0], new double[0], NEVER));
    assertThat(none.value(Measure.COUNT)).hasValue(0);
    assertThat(Stream.of(Measure.values()).filter(one -> one != Measure.COUNT))
        .allSatisfy(one -> assertThat(none.value(one)).isEmpty());
  }

  @Test
  @DisplayName(
      "noise within a tenth of the range makes no period, however often it crosses the mean")
  void period_noiseAroundMean_isNotCounted() {
    SplittableRandom random = new SplittableRandom(7);
    double[] values =
        IntStream.range(0, 4_000)
            .mapToDouble(
                i -> Math.sin(2 * Math.PI * i / 400) + 0.04 * (random.nextBoolean() ? 1 : -1))
            .toArray();
    assertThat(sampled(values).value(Measure.PERIOD).orElseThrow()).isCloseTo(4, within(0.1));
  }

  @Test
  @DisplayName(
      "a slow rise counts from its last passage through the mean, as the time in between says")
  void period_severalPassages_countsTheLast() {
    // The mean is 5; the first rise passes it twice before it reaches the upper threshold.
    double[] values = {0, 5.2, 4.8, 10, 10, 0, 10, 0, 4.8, 5.2, 0, 10};
    double mean = Arrays.stream(values).average().orElseThrow();
    Measurements found = sampled(values);
    double first = 20 + 10 * (mean - 4.8) / 5.2;
    double second = 50 + mean;
    double third = 100 + mean;
    assertThat(found.value(Measure.PERIOD).orElseThrow())
        .isCloseTo(((second - first) + (third - second)) / 2 / 1_000, within(1e-12));
  }

  @Test
  @DisplayName("one rise has no period, and two have one")
  void period_twoRises_isTheTimeBetween() {
    assertThat(sampled(0, 1, 0).value(Measure.PERIOD)).isEmpty();
    assertThat(sampled(0, 1, 0).value(Measure.FREQUENCY)).isEmpty();
    assertThat(sampled(0, 1, 0, 1).value(Measure.PERIOD).orElseThrow())
        .isCloseTo(0.02, within(CLOSE));
    assertThat(sampled(0, 1, 0, 1).value(Measure.FREQUENCY).orElseThrow())
        .isCloseTo(50, within(1e-6));
  }

  @Test
  @DisplayName("neither integral nor duty, edges and periods go over a gap; levels and slope do")
  void gap_isNotSpanned() {
    double[] times = {0, 10, 1_000, 1_010};
    double[] values = {0, 0, 1, 1};
    Measurements whole = measured(times, values, NEVER);
    assertThat(whole.value(Measure.RISE_TIME).orElseThrow()).isCloseTo(0.792, within(CLOSE));
    assertThat(whole.value(Measure.INTEGRAL).orElseThrow()).isCloseTo(0.505, within(CLOSE));
    Measurements broken = measured(times, values, 500);
    assertThat(broken.value(Measure.GAPS)).hasValue(1);
    assertThat(broken.value(Measure.RISE_TIME)).isEmpty();
    assertThat(broken.value(Measure.INTEGRAL).orElseThrow()).isCloseTo(0.01, within(CLOSE));
    assertThat(broken.value(Measure.DUTY).orElseThrow()).isCloseTo(0.5, within(CLOSE));
    assertThat(broken.value(Measure.SLOPE)).isEqualTo(whole.value(Measure.SLOPE));
    assertThat(broken.value(Measure.CHANGE)).hasValue(1);
  }

  @Test
  @DisplayName("a spacing of the longest length is no gap, and a whole millisecond more is one")
  void gap_atLimit_isExact() {
    double[] values = {0, 1};
    assertThat(measured(new double[] {0, 10}, values, 10).value(Measure.GAPS)).hasValue(0);
    assertThat(measured(new double[] {0, 10.9}, values, 10).value(Measure.GAPS)).hasValue(0);
    assertThat(measured(new double[] {0, 11}, values, 10).value(Measure.GAPS)).hasValue(1);
  }

  @Test
  @DisplayName("an edge goes from the last passage at 10 % to the first at 90 %")
  void edge_pauses_isFromLastToFirst() {
    // It touches 10 % again before it rises, and falls back once below 90 % after it.
    Measurements found = sampled(0, 2, 1, 5, 9, 8, 10, 9.5, 0);
    assertThat(found.value(Measure.RISE_TIME).orElseThrow()).isCloseTo(0.02, within(CLOSE));
    double fall = 10 * (9 - 1) / 9.5 / 1_000;
    assertThat(found.value(Measure.FALL_TIME).orElseThrow()).isCloseTo(fall, within(CLOSE));
  }

  @ParameterizedTest
  @CsvSource({"1e308, -1e308", "4e-320, 0", "1e300, -1e-310"})
  @DisplayName("the largest and smallest doubles have finite levels and the usual duty and edges")
  void of_extremes_isFinite(double high, double low) {
    Measurements found = sampled(low, high, low, high);
    assertThat(
            Stream.of(Measure.MEAN, Measure.RMS, Measure.DEVIATION, Measure.INTEGRAL)
                .map(one -> found.value(one).orElseThrow()))
        .allSatisfy(value -> assertThat(value).isFinite());
    assertThat(found.value(Measure.DUTY).orElseThrow()).isCloseTo(0.5, within(CLOSE));
    assertThat(found.value(Measure.PERIOD).orElseThrow()).isCloseTo(0.02, within(CLOSE));
  }

  static Stream<DoubleUnaryOperator> shapes() {
    SplittableRandom random = new SplittableRandom(11);
    return Stream.of(
        t -> Math.sin(t / 40),
        t -> t % 300 < 70 ? 4 : -2,
        t -> t % 130 / 130,
        t -> Math.sin(t / 40) + 0.4 * random.nextGaussian(),
        t -> random.nextInt(3),
        t -> Math.exp(2 * Math.sin(t / 55)),
        t -> random.nextInt(40) == 0 ? 100 : random.nextDouble());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  @DisplayName(
      "period and duty are those that a naive reading of the line in small steps finds, with any"
          + " spacing and with gaps")
  void of_anyShape_isAsReadInSmallSteps(DoubleUnaryOperator shape) {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 40; round++) {
      int size = random.nextInt(2, 400);
      double[] times = new double[size];
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        double step = random.nextInt(60) == 0 ? 1_000 : random.nextInt(1, 12);
        times[i] = i == 0 ? 0 : times[i - 1] + step;
        values[i] = shape.applyAsDouble(times[i]);
      }
      Measurements found = measured(times, values, 500);
      NaiveReading naive = new NaiveReading(times, values, 500);
      assertThat(found.value(Measure.DUTY).orElse(-1)).isCloseTo(naive.duty(), within(2e-3));
      assertThat(found.value(Measure.PERIOD).orElse(-1)).isCloseTo(naive.period(), within(2e-5));
    }
  }
}
