package topicscope.desk.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

@DisplayName("How much series vary")
@Execution(CONCURRENT)
class SeriesVariationTest {
  @ParameterizedTest
  @CsvSource({
    "50, 50, 0",
    "50, 100, 0.5",
    "0.001, 0.002, 0.5",
    "1000000, 1000010, 0.00001",
    "-5, 5, 2",
    "-10, -5, 0.5",
    "0, 0, 0",
    "0, 1e300, 1",
    "-1e308, 1.5e308, 1.6667"
  })
  @DisplayName("is the distance of the values by their size, whatever their unit")
  void variation_ofTwoValues(double one, double other, double variation) {
    assertThat(SeriesVariation.of(series("a", one, other).statistics()))
        .isCloseTo(variation, within(1e-4));
  }

  @Test
  @DisplayName("chooses those that vary most; of equal ones the first by name")
  void largest_chosen_tiesByName() {
    Series large = series("m", 0, 1);
    Series b = series("b", 50, 100);
    Series a = series("a", 500, 1_000);
    Series constant = series("0", 7, 7);
    Series empty = new Series("00", new SampleBuffer(1));
    List<Series> all = List.of(constant, b, empty, large, a);
    assertThat(SeriesVariation.largest(all, 1)).containsExactly(large);
    assertThat(SeriesVariation.largest(all, 2)).containsExactlyInAnyOrder(large, a);
    assertThat(SeriesVariation.largest(all, 9)).hasSize(5);
  }

  private static Series series(String name, double... values) {
    SampleBuffer buffer = new SampleBuffer(10);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < values.length; i++) {
      batch.add(SurveyedRecords.START_MS + i, values[i], 0, i);
    }
    buffer.append(batch);
    return new Series(name, buffer);
  }
}
