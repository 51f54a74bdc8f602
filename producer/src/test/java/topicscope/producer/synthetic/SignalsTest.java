package topicscope.producer.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalsTest {
  static Stream<Named<LongFunction<Signal>>> seeded() {
    return Stream.of(
        Named.of("temperature", Signals::temperature),
        Named.of("humidity", Signals::humidity),
        Named.of("heart rate", Signals::heartRate),
        Named.of("walk", seed -> Signals.walk(seed, 1)),
        Named.of("noise", seed -> Signals.noise(seed, 1)),
        Named.of("spikes", seed -> Signals.spikes(seed, 1, 1)));
  }

  @ParameterizedTest
  @MethodSource("seeded")
  @DisplayName("the same seed gives the same values, another seed others")
  void next_seed_decides(LongFunction<Signal> signal) {
    double[] first = values(signal.apply(7), 0.1, 1000);
    assertThat(values(signal.apply(7), 0.1, 1000)).isEqualTo(first);
    assertThat(values(signal.apply(8), 0.1, 1000)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("seeded")
  @DisplayName("every value is finite, from the slowest to the fastest rate")
  void next_anyRate_isFinite(LongFunction<Signal> signal) {
    for (double spacing : new double[] {10, 1, 0.001, 0.000_002}) {
      assertThat(
              DoubleStream.of(values(signal.apply(1), spacing, 20_000)).allMatch(Double::isFinite))
          .isTrue();
    }
  }

  @Test
  @DisplayName(
      "the room temperature stays between the heater's limits, and the heater switches on and off")
  void temperature_aDay_isARooms() {
    double[] values = values(Signals.temperature(1), 1, 86_400);
    assertThat(DoubleStream.of(values).min().orElseThrow()).isGreaterThan(20);
    assertThat(DoubleStream.of(values).max().orElseThrow()).isLessThan(22.5);
    assertThat(crossings(values, 21.25)).isGreaterThan(50);
  }

  @Test
  @DisplayName("the humidity stays in the range of a room, and falls when the room is warm")
  void humidity_aDay_isARooms() {
    double[] values = values(Signals.humidity(1), 1, 86_400);
    assertThat(DoubleStream.of(values).min().orElseThrow()).isGreaterThan(25);
    assertThat(DoubleStream.of(values).max().orElseThrow()).isLessThan(70);
    assertThat(DoubleStream.of(values).average().orElseThrow()).isBetween(40.0, 52.0);
  }

  @Test
  @DisplayName("a heart at rest beats about 66 times a minute, and sometimes above 120")
  void heartRate_aDay_isAPersons() {
    double[] values = values(Signals.heartRate(1), 1, 86_400);
    double[] sorted = Arrays.stream(values).sorted().toArray();
    assertThat(sorted[sorted.length / 4]).isBetween(60.0, 72.0);
    assertThat(sorted[0]).isGreaterThanOrEqualTo(40);
    assertThat(sorted[sorted.length - 1]).isBetween(120.0, 200.0);
    assertThat(crossings(values, 110)).isGreaterThan(20);
  }

  @Test
  void sine_periodAndAmplitude_areAsAsked() {
    double[] values = values(Signals.sine(3, 2), 0.5, 9);
    assertThat(values[0]).isZero();
    assertThat(values[1]).isEqualTo(3);
    assertThat(values[3]).isEqualTo(-3);
    assertThat(values[5]).isEqualTo(3);
  }

  @Test
  @DisplayName("a regular signal doesn't drift in a million periods")
  void square_manyPeriods_doesNotDrift() {
    Signal square = Signals.square(1, 1);
    for (int i = 0; i < 4_000_000; i++) {
      assertThat(square.next(0.25)).isEqualTo(i % 4 < 2 ? 1 : -1);
    }
  }

  @Test
  void noise_meanAndDeviation_areAsAsked() {
    double[] values = values(Signals.noise(1, 5), 1, 200_000);
    double mean = DoubleStream.of(values).average().orElseThrow();
    double variance = DoubleStream.of(values).map(v -> v * v).average().orElseThrow() - mean * mean;
    assertThat(mean).isBetween(-0.1, 0.1);
    assertThat(Math.sqrt(variance)).isBetween(4.9, 5.1);
  }

  @Test
  @DisplayName("the deviation of a random walk after a second doesn't depend on the sampling rate")
  void walk_spacing_doesNotMatter() {
    assertThat(deviationAfterASecond(1)).isBetween(1.9, 2.1);
    assertThat(deviationAfterASecond(0.01)).isBetween(1.9, 2.1);
  }

  @Test
  void spikes_rate_isAsAsked() {
    double[] values = values(Signals.spikes(1, 100, 10), 0.01, 1_000_000);
    assertThat(DoubleStream.of(values).filter(value -> value > 50).count()).isBetween(900L, 1100L);
  }

  private static double deviationAfterASecond(double spacing) {
    int steps = (int) Math.round(1 / spacing);
    double squares = 0;
    int walks = 10_000;
    for (int seed = 0; seed < walks; seed++) {
      double[] values = values(Signals.walk(seed, 2), spacing, steps);
      squares += values[steps - 1] * values[steps - 1];
    }
    return Math.sqrt(squares / walks);
  }

  private static double[] values(Signal signal, double spacing, int count) {
    return DoubleStream.generate(() -> signal.next(spacing)).limit(count).toArray();
  }

  private static long crossings(double[] values, double level) {
    long crossings = 0;
    for (int i = 1; i < values.length; i++) {
      crossings += values[i - 1] < level && values[i] >= level ? 1 : 0;
    }
    return crossings;
  }
}
