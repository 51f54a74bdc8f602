package topicscope.decode.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;

class OddTimesTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;

  private final TimeSource time =
      new TimeSource(new TimeChoice.OfRecord(), RecordFields.numbersOnly());
  private long offset;

  @Test
  @DisplayName("usual times, also late ones, are the records' own and not worth a note")
  void of_usual_unchanged() {
    assertThat(of(NOW)).isEqualTo(NOW);
    assertThat(of(NOW + 59_000)).isEqualTo(NOW + 59_000);
    assertThat(of(1_000_000_000_000L)).isEqualTo(1_000_000_000_000L);
    assertThat(time.notes()).isEmpty();
  }

  @Test
  void of_noTimestamp_isSaid() {
    assertThat(of(-1)).isEqualTo(-1);
    assertThat(of(0)).isEqualTo(0);
    assertThat(time.notes())
        .containsExactly("2 records have no timestamp (-1 or 0): drawn at their arrival");
  }

  @Test
  @DisplayName("seconds taken for ms are no time")
  void of_seconds_noTime() {
    assertThat(of(NOW / 1_000)).isEqualTo(-1);
    assertThat(time.notes())
        .containsExactly(
            "1 record has timestamps of 1970 (seconds taken for milliseconds?): drawn at their"
                + " arrival");
  }

  @Test
  @DisplayName("a clock that was never set: drawn there, and said")
  void of_early_unchangedAndSaid() {
    assertThat(of(473_385_600_000L)).isEqualTo(473_385_600_000L);
    assertThat(of(700_000_000_000L)).isEqualTo(700_000_000_000L);
    assertThat(time.notes())
        .containsExactly("2 records have timestamps before the year 2000, as early as 1985");
  }

  @Test
  void of_ahead_unchangedAndSaid() {
    assertThat(of(NOW + 2 * HOUR)).isEqualTo(NOW + 2 * HOUR);
    assertThat(of(NOW + HOUR)).isEqualTo(NOW + HOUR);
    assertThat(time.notes())
        .containsExactly("2 records have timestamps ahead of this machine's clock, by up to 2 h");
  }

  @Test
  void of_farAhead_isSaid() {
    assertThat(of(NOW + 25 * HOUR)).isEqualTo(NOW + 25 * HOUR);
    assertThat(time.notes())
        .containsExactly(
            "1 record has timestamps ahead of this machine's clock, by up to 25 h: drawn at their"
                + " arrival");
  }

  @Test
  void of_microseconds_isSaid() {
    long now = System.currentTimeMillis();
    long micros = of(1_700_000_000_000_000L, now);
    assertThat(micros).isEqualTo(1_700_000_000_000_000L);
    assertThat(time.notes().getFirst())
        .startsWith("1 record has timestamps of the year 55840 (microseconds taken for");
  }

  private long of(long timestampMs) {
    return of(timestampMs, NOW);
  }

  private long of(long timestampMs, long arrivalMs) {
    RecordView record = new RecordView().at(0, offset++, timestampMs, arrivalMs);
    long first = time.of(record, new DecodedRecord(), 0);
    // A second row of the same record is not another record.
    assertThat(time.of(record, new DecodedRecord(), 1)).isEqualTo(first);
    return first;
  }
}
