package topicscope.desk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.desk.distribution.DistributionRequest.Part;
import topicscope.desk.distribution.DistributionRequest.Subject;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.XRange;
import topicscope.signal.measure.Measure;

@Execution(CONCURRENT)
class MeasureTextTest {
  private static final long START = 1_700_000_000_000L;

  /** Measures of a sample every second. */
  private static SeriesDistribution of(String unit, double... values) {
    SampleBuffer buffer = new SampleBuffer(100);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < values.length; i++) {
      batch.add(START + 1_000L * i, values[i], 0, i);
    }
    buffer.append(batch);
    Subject subject = new Subject(new Series("s", buffer), "s", unit, Part.IN_SIGHT);
    XRange all = new XRange.ByNumber(0, 1e9);
    return SeriesDistribution.of(
        DistributionRequest.of(subject, all, false, 40, 0), new SampleBuffer.Values());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 4.5 /s, 13.5 × s, 9",
    "W, 4.5 W/s, 13.5 W·s, 9 W",
    "B, 4.5 B/s, 13.5 B·s, 9 B",
    "B/s, 4.5 B/s², 13.5 B, 9 B/s",
    "ms, 4.5 ms/s, 13.5 ms·s, 9 ms",
    "%, 4.5 %/s, 13.5 %·s, 9 %"
  })
  @DisplayName("slope is per second of the unit and integral is the unit times seconds")
  void of_unit_isDerived(String unit, String slope, String integral, String change) {
    SeriesDistribution found = of(unit, 0, 9, 0, 9);
    SeriesDistribution line = of(unit, 0, 4.5, 9);
    assertThat(MeasureText.of(Measure.SLOPE, line)).isEqualTo(slope);
    assertThat(MeasureText.of(Measure.INTEGRAL, found)).isEqualTo(integral);
    assertThat(MeasureText.of(Measure.CHANGE, found)).isEqualTo(change);
  }

  @Test
  @DisplayName("bytes and times are in the unit that fits, also below 0")
  void of_largeValues_areInTheUnitThatFits() {
    SeriesDistribution found = of("B", 8_388_608, 0);
    assertThat(MeasureText.of(Measure.SLOPE, found)).isEqualTo("-8 MiB/s");
    assertThat(MeasureText.of(Measure.INTEGRAL, found)).isEqualTo("4 MiB·s");
    assertThat(MeasureText.of(Measure.FALL_TIME, found)).isEqualTo("800 ms");
  }

  @Test
  @DisplayName("periods are times, frequencies hertz, duty percent and counts whole")
  void of_square_isInItsUnits() {
    SeriesDistribution found = of("V", 0, 9, 9, 9, 0, 9, 9, 9, 0);
    assertThat(MeasureText.of(Measure.PERIOD, found)).isEqualTo("4 s");
    assertThat(MeasureText.of(Measure.FREQUENCY, found)).isEqualTo("0.25 Hz");
    assertThat(MeasureText.of(Measure.DUTY, found)).isEqualTo("75 %");
    assertThat(MeasureText.of(Measure.COUNT, found)).isEqualTo("9");
    assertThat(MeasureText.of(Measure.GAPS, found)).isEqualTo("0");
  }

  @Test
  @DisplayName("what is not defined is a dash")
  void of_undefined_isADash() {
    SeriesDistribution one = of("V", 3);
    assertThat(MeasureText.of(Measure.PERIOD, one)).isEqualTo("–");
    assertThat(MeasureText.of(Measure.SLOPE, one)).isEqualTo("–");
    assertThat(MeasureText.of(Measure.MEDIAN, one)).isEqualTo("3 V");
  }
}
