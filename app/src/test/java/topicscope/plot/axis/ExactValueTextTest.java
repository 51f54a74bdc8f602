package topicscope.plot.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.signal.Sample;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.TimeUnit;

class ExactValueTextTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "65.36842105263158, 65.36842105",
    "637650.6052244302, '637,650.6052'",
    "20505.1, '20,505.1'",
    "0.1, 0.1",
    "3.96e-7, 3.96e-7",
    "0.000123456, 0.000123456",
    "1.25e22, 1.25e22",
    "-1.25e300, -1.25e300",
    "0.0, 0"
  })
  @DisplayName("a fraction has at most ten digits, with separators, or a power of ten")
  void shortValue_fraction(double value, String text) {
    SeriesSet set = new SeriesSet(10);
    Series series =
        set.series("load", new Series.Form(Optional.empty(), TimeUnit.MILLISECONDS, ""));
    SampleBuffer buffer = series.buffer();
    SampleBatch batch = new SampleBatch();
    batch.add(1_700_000_000_000L, value, 0, 0);
    buffer.append(batch);
    assertThat(ExactValueText.shortValue(series, buffer.sample(0).orElseThrow())).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "65.36842105263158, 65.36842105263158",
    "637650.6052244302, '637,650.6052244302'",
    "3.96e-7, 3.96e-7",
    "1.25e22, 1.25e22"
  })
  @DisplayName("with all digits, it has the same separators and powers of ten")
  void value_fraction(double value, String text) {
    SeriesSet set = new SeriesSet(10);
    Series series = set.series("load");
    SampleBatch batch = new SampleBatch();
    batch.add(1_700_000_000_000L, value, 0, 0);
    series.buffer().append(batch);
    Sample sample = series.buffer().sample(0).orElseThrow();
    assertThat(ExactValueText.value(series, sample)).isEqualTo(text);
  }
}
