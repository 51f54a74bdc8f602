package topicscope.desk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.desk.distribution.DistributionRequest.Part;
import topicscope.desk.distribution.DistributionRequest.Subject;
import topicscope.signal.PastColumns;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.XRange;

@Execution(CONCURRENT)
class SeriesDistributionTest {
  private static final long START = 1_700_000_000_000L;

  private static SeriesDistribution of(SampleBuffer buffer, String unit, double from, double to) {
    return of(buffer, unit, Part.IN_SIGHT, new XRange.ByTime(START + from, START + to), false);
  }

  private static SeriesDistribution of(
      SampleBuffer buffer, String unit, Part part, XRange range, boolean logarithmic) {
    Subject subject = new Subject(new Series("s", buffer), "s", unit, part);
    return SeriesDistribution.of(
        DistributionRequest.of(subject, range, logarithmic, 40, 0), new SampleBuffer.Values());
  }

  /** A buffer with a sample every ms. */
  private static SampleBuffer buffer(double... values) {
    SampleBuffer buffer = new SampleBuffer(10_000);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < values.length; i++) {
      batch.add(START + i, values[i], 0, i);
    }
    buffer.append(batch);
    return buffer;
  }

  @Test
  @DisplayName("of a roll-up it says which samples it is of")
  void rollup_isSaidToBeOfTheSamplesHeld() {
    SampleBuffer buffer = buffer(1, 2, 3);
    SampleBatch batch = new SampleBatch();
    batch.add(START + 3, 4, 0, 3);
    batch.rest(96, 9_600);
    buffer.append(batch);
    SeriesDistribution all = of(buffer, "", 0, 1_000);
    assertThat(all.values().count()).isEqualTo(4);
    assertThat(DistributionText.missing(all))
        .isEqualTo(
            "Only of the first, lowest, highest and last samples of each interval of the roll-up."
                + " Not in it: 96 samples that are only counted.");
    assertThat(DistributionText.missing(of(buffer, "", 0, 3))).isEmpty();
  }

  @Test
  @DisplayName("what is only recorded has no distribution, and is said to be missing")
  void recorded_isSaidToBeMissing() {
    SampleBuffer buffer = buffer(1, 2, 3);
    PastColumns.Builder columns = new PastColumns.Builder(1);
    PastColumns.Point point = new PastColumns.Point(START - 500.0, 7);
    columns.add(point, point, point, point, 1_200, 8_400);
    buffer.setPast(columns.build(START - 500.0, START - 1_000.0, START, 1_000));

    SeriesDistribution both = of(buffer, "", -1_000, 1_000);
    assertThat(both.values().count()).isEqualTo(3);
    assertThat(both.values().max()).isEqualTo(3);
    assertThat(DistributionText.missing(both))
        .isEqualTo("Not in it: 1,200 samples that are only in the history.");

    SeriesDistribution older = of(buffer, "", -1_000, -1);
    assertThat(older.count()).isZero();
    assertThat(DistributionText.nothing(older))
        .isEqualTo(
            "1,200 samples here are only in the history. It keeps their lowest, highest and mean"
                + " values, and no distribution.");
  }

  @Test
  @DisplayName("why there is nothing is said")
  void nothing_isExplained() {
    assertThat(DistributionText.nothing(of(buffer(), "", 0, 10)))
        .isEqualTo("This series has no samples yet.");
    assertThat(DistributionText.nothing(of(buffer(1), "", 100, 110)))
        .isEqualTo("No sample of this series is in sight.");
    XRange range = new XRange.ByNumber(5, 6);
    assertThat(DistributionText.nothing(of(buffer(1), "", Part.BETWEEN_CURSORS, range, false)))
        .isEqualTo("No sample of this series is between the cursors.");
  }

  @Test
  @DisplayName("values are in the unit that fits, and bins are round in it")
  void unit_bytes_areShownInMiB() {
    double[] values = IntStream.range(0, 4_000).mapToDouble(i -> i * 4_096.0).toArray();
    SeriesDistribution found = of(buffer(values), "B", 0, 4_000);
    assertThat(DistributionText.value(found.values().max(), found)).isEqualTo("15.6211 MiB");
    assertThat(DistributionText.bar(found, 0)).isEqualTo("0 to below 512 KiB: 128 samples, 3.2 %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 3 4 | false | 0 | 1: 1 sample, 25 %",
        "0.5 0.6 0.7 | false | 2 | 0.7: 1 sample, 33 %",
        "1 10 100 1000 | true | 0 | 1: 1 sample, 25 %",
        "3 20 700 9000 | true | 0 | 1 to 9: 1 sample, 25 %",
        "0.12345678 3.3 | false | 0 | 0 to below 1: 1 sample, 50 %"
      })
  @DisplayName("a bar says the values that it can contain, its count and its share")
  void bar_isRead(String values, boolean logarithmic, int bin, String text) {
    double[] given = Stream.of(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    XRange range = new XRange.ByTime(START, START + 10.0);
    SeriesDistribution found = of(buffer(given), "", Part.IN_SIGHT, range, logarithmic);
    assertThat(DistributionText.bar(found, bin)).isEqualTo(text);
  }
}
